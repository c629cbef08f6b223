"""What the command line does with a survey file: look at it, import it, take it out again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from enquete.duiden.beschrijving import Beschrijving, lees_beschrijving
from enquete.duiden.toewijzen import als_tabel, is_verzonnen, stel_voor
from enquete.enquetefouten import Enquetefouten
from enquete.houden.vragenlijst import lees_vragenlijst, raadsenquete
from enquete.importeer import Verslag, bewaar, verwerk_apart, verwijder, wat_het_verschil_verraadt
from enquete.lezen import bestand
from enquete.lezen.ruw import Ruw
from fouten import Gebruikersfout
from loaders import versies
from loaders.jaartal import GRENZEN

_FOUTEN_GETOOND = 20


@dataclass(frozen=True)
class Wens:
    """What the user asks on the command line."""

    pad: Path
    beschrijving: Path | None = None
    blad: str | None = None
    jaar: int | None = None
    titel: str | None = None
    uitgever: str = "de griffie"
    verzonnen: bool = False
    alleen_kijken: bool = False


def importeer_enquete(wens: Wens) -> list[str]:
    """Import a survey, or show how its columns are understood; the Dutch lines to print. Raises Gebruikersfout."""
    bron, referentie = versies.DATA / "bron", versies.DATA / "referentie"
    ruw = bestand.lees(wens.pad, wens.blad)
    beschrijving = _beschrijving(wens, ruw, referentie)
    regels = [f"{ruw.bestand}: {ruw.soortnaam}, {len(ruw.tabel)} rijen.", *ruw.opmerkingen]
    regels += kolommen_in_woorden(ruw, beschrijving)
    if wens.beschrijving is None and wens.jaar is None:
        return [
            *regels,
            "Er is niets bewaard. Klopt dit voor onze vragenlijst? Geef dan ook --jaar (en --uitgever). Is het een andere "
            "enquête? Beschrijf haar dan in een bestand (zie docs/enquetes.md) en geef dat met --beschrijving.",
        ]
    try:
        verslag = verwerk_apart(ruw, beschrijving, bron, referentie)
    except Enquetefouten as fout:
        raise Gebruikersfout("\n".join([str(fout), *_meer_fouten(fout)])) from fout
    regels += [*in_woorden(verslag, ruw), *wat_het_verschil_verraadt(verslag, bron, referentie)]
    if wens.alleen_kijken:
        return [
            *regels,
            "Dit is een voorbeeld, er is niets bewaard. Laat --voorbeeld weg om de enquête in te lezen.",
        ]
    bewaar(verslag, ruw.bestand, bron)
    return [*regels, "Draai nu `python -m loaders bouw` om de enquête in gebruik te nemen."]


def _beschrijving(wens: Wens, ruw: Ruw, referentie: Path) -> Beschrijving:
    if wens.beschrijving is not None:
        return stel_voor(ruw, lees_beschrijving(wens.beschrijving, lees_vragenlijst(referentie)))
    verzonnen = wens.verzonnen or is_verzonnen(ruw)
    jaar = wens.jaar or GRENZEN[0]  # only looked at, nothing is stored without a year
    enquete = raadsenquete(jaar, wens.titel or f"Raadsenquête sociaal domein {jaar}", wens.uitgever, referentie, voorbeeld=verzonnen)  # fmt: skip
    return stel_voor(ruw, Beschrijving(enquete, onze=True))


def kolommen_in_woorden(ruw: Ruw, beschrijving: Beschrijving) -> list[str]:
    """One line per column that is used, and one for all that are not."""
    tabel = als_tabel(ruw, beschrijving)
    gebruikt = tabel[tabel["wat"] != "niet gebruikt"]
    regels = ["Zo lezen wij de kolommen:"]
    for kolom, wat, vraag_id, optie, waarom in zip(
        *(gebruikt[k].astype(str) for k in ("kolom", "wat", "vraag_id", "optie", "waarom")), strict=True
    ):
        wijzer = ".".join(deel for deel in (vraag_id, optie) if deel)
        regels.append(f"  {kolom}: {wat}{' ' if wijzer else ''}{wijzer} ({waarom})")
    over = [str(k) for k in tabel[tabel["wat"] == "niet gebruikt"]["kolom"]]
    if not len(gebruikt):
        regels.append("  geen enkele kolom is herkend")
    if over:
        regels.append(f"Niet gebruikt: {', '.join(over[:20])}{' …' if len(over) > 20 else ''}.")
    return regels


def in_woorden(verslag: Verslag, ruw: Ruw) -> list[str]:
    """What came out, in Dutch lines."""
    e = verslag.enquete
    wie = (
        "1 ingevulde vragenlijst"
        if verslag.respondenten == 1
        else f"{verslag.respondenten} ingevulde vragenlijsten"
    )
    vragen = "1 vraag" if len(e.vragen) == 1 else f"{len(e.vragen)} vragen"
    plaatsen = "1 gemeente" if verslag.gemeenten == 1 else f"{verslag.gemeenten} gemeenten"
    weg = "1 uitkomst is" if verslag.verborgen == 1 else f"{verslag.verborgen or 'Geen'} uitkomsten zijn"
    bescherming = f"{weg} verborgen om mensen te beschermen. Antwoorden van personen worden niet bewaard."
    if e.openbaar:
        bescherming = (
            "De antwoorden zijn openbaar (zo beschreven): elke gemeente staat met naam in de uitkomst."
        )
    return [
        *(o for o in verslag.opmerkingen if o not in ruw.opmerkingen),
        f"{e.titel} ({e.uitgever}, {e.jaar}): {vragen}, {wie}, {plaatsen}.",
        bescherming,
    ]


def _meer_fouten(fout: Enquetefouten) -> list[str]:
    """The errors after the first, as lines."""
    rest = fout.tabel.iloc[1 : 1 + _FOUTEN_GETOOND]
    regels = [
        f"  rij {r.rij}, kolom {r.kolom}: '{r.waarde}'; verwacht wordt {r.verwacht}. {r.oplossing}"
        for r in rest.itertuples(index=False)
    ]
    over = fout.aantal - 1 - len(rest)
    return [*regels, f"  … en nog {over} fouten."] if over > 0 else regels


def verwijder_enquete(enquete_id: str) -> list[str]:
    """Take a survey out of the snapshot; the lines to print. Raises Gebruikersfout."""
    verwijder(enquete_id, versies.DATA / "bron")
    return [
        f"Enquête {enquete_id} is verwijderd.",
        "Draai nu `python -m loaders bouw` om dat in gebruik te nemen.",
    ]
