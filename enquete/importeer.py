"""From a survey file to the snapshot: read, check, count, protect, and store only what is protected.

No answer of a person is ever written: of the file only the survey, its questions and the protected outcomes stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from enquete.beschermen.bescherming import bescherm, met_indicatief
from enquete.drempels import Drempels, lees_drempels
from enquete.duiden.aantallen import per_gemeente
from enquete.duiden.beschrijving import Beschrijving
from enquete.duiden.keuren import keur
from enquete.duiden.plaats import Plaatsen, lees_plaatsen
from enquete.duiden.toewijzen import stel_voor
from enquete.houden.voorbeeld import TITEL, maak_voorbeeld
from enquete.houden.vragenlijst import raadsenquete
from enquete.houden.zetels import zetels_per_gemeente
from enquete.lezen.ruw import Ruw
from enquete.soorten import ALLE_ROLLEN, Antwoorden, Enquete
from enquete.tellen.kern import Kern, kern, kern_van_aantallen
from enquete.tellen.telling import tel_kern
from fouten import Gebruikersfout
from loaders.bevolking import INWONERS
from loaders.bijzetten import Bijzetting, haal_weg, zet_bij
from loaders.bronnen import HERKOMST, TABELLEN
from loaders.contract import lees
from loaders.enquetetabellen import ENQUETE, UITKOMST, VRAAG

_CONTRACTEN = (ENQUETE, VRAAG, UITKOMST)


@dataclass(frozen=True)
class Verslag:
    """What came out of a file: outcomes as others may see them and whole (layout of UITKOMST), and what the user must know."""

    enquete: Enquete
    uitkomst: pd.DataFrame
    respondenten: int
    gemeenten: int  # with at least one respondent
    opmerkingen: tuple[str, ...] = ()
    heel: pd.DataFrame | None = None

    @property
    def verborgen(self) -> int:
        """How many question × place × role combinations are hidden."""
        blok = ["vraag_id", "geo_type", "geo_code", "rol"]
        return len(self.uitkomst[self.uitkomst["onderdrukt"] == "ja"][blok].drop_duplicates())


def gemeenten_nu(bron: Path, referentie: Path, plaatsen: Plaatsen) -> pd.DataFrame:
    """gm_code, naam, provincie (code), grootteklasse, zetels (may be missing) of every municipality of today."""
    gebieden = lees(bron, next(c for c, _ in TABELLEN if c.naam == "gebieden")).set_index("gm_code")
    inwoners = lees(bron, INWONERS)
    laatste = inwoners[inwoners["jaar"] == inwoners["jaar"].max()]
    zetels = zetels_per_gemeente(laatste[["gm_code", "inwoners"]], referentie)
    codes = list(plaatsen.nu)
    return pd.DataFrame(
        {
            "gm_code": codes,
            "naam": list(plaatsen.nu.values()),
            "provincie": gebieden["provincie_code"].reindex(codes).to_numpy(),
            "grootteklasse": gebieden["gemeentegrootte"].reindex(codes).to_numpy(),
            "zetels": zetels.reindex(codes).to_numpy(),
        }
    ).astype({"zetels": "Int64"})


def verwerk(ruw: Ruw, beschrijving: Beschrijving, bron: Path, referentie: Path) -> Verslag:
    """Check, count and protect a file that was read; nothing is stored.

    Raises Gebruikersfout; Enquetefouten (with the table of all errors) when cells cannot be read.
    """
    beschrijving = stel_voor(ruw, beschrijving)
    plaatsen, drempels = lees_plaatsen(bron, referentie), lees_drempels(referentie)
    gemeenten = gemeenten_nu(bron, referentie, plaatsen)
    zinnen = ruw.opmerkingen
    if beschrijving.enquete.eenheid == "aggregaat":
        tabel, enquete = per_gemeente(ruw, beschrijving, plaatsen)
        k = kern_van_aantallen(tabel, enquete, gemeenten)
    else:
        gekeurd = keur(ruw, beschrijving, plaatsen)
        enquete, zinnen = gekeurd.antwoorden.enquete, gekeurd.opmerkingen
        k = kern(gekeurd.antwoorden, gemeenten, drempels.gewicht_hoogstens)
    if k.afgekapt:
        keer = "1 weegfactor is" if k.afgekapt == 1 else f"{k.afgekapt} weegfactoren zijn"
        zinnen = (*zinnen, f"{keer} hoger dan {drempels.gewicht_hoogstens:g} en telt zo vaak mee.")
    uitkomst, heel = maak(k, enquete, drempels)
    wie = k.atomen.dropna(subset="gm_code")
    return Verslag(
        enquete, uitkomst, int(k.atomen["n_respons"].sum()), wie["gm_code"].nunique(), zinnen, heel
    )


def maak(k: Kern, enquete: Enquete, drempels: Drempels) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The outcome of a survey as others may see it, and whole for who holds the file; both in the layout of UITKOMST."""
    telling = tel_kern(k, enquete, drempels)
    heel = met_indicatief(telling, k, drempels)
    heel = heel[(heel["n_geldig"] > 0) & (heel["rol"].eq(ALLE_ROLLEN) | ~k.openbaar)]
    return bescherm(telling, k, drempels), heel[list(UITKOMST.kolommen)].reset_index(drop=True)


def kruis(
    ruw: Ruw, beschrijving: Beschrijving, rij: str, kolom: str, bron: Path, referentie: Path
) -> pd.DataFrame:
    """The answers to question ``kolom`` for each answer to question ``rij``: antwoord_rij, and the columns of UITKOMST.

    Protected as councils are: who gave one answer is a group. Hidden groups carry their figures too, with onderdrukt 'ja':
    only for who holds the file. Raises Gebruikersfout.
    """
    drempels = lees_drempels(referentie)
    alles = keur(ruw, stel_voor(ruw, beschrijving), lees_plaatsen(bron, referentie)).antwoorden
    e = alles.enquete
    vraag = next(v for v in e.vragen if v.vraag_id == rij)
    keuze = alles.keuzes[rij]
    if keuze.ndim == 2:
        raise Gebruikersfout(
            "Bij de eerste vraag kon men meer antwoorden kiezen. Kies een vraag met één antwoord."
        )
    codes = [o.code for o in vraag.schaal.opties]
    wie = pd.DataFrame(
        {
            "gm_code": pd.Series([codes[k] if k >= 0 else None for k in keuze], dtype="str"),
            "rol": pd.Series([None] * len(keuze), dtype="str"),
            "weging": alles.respondenten["weging"],
        }
    )
    groepen = pd.DataFrame({"gm_code": codes, "provincie": "", "grootteklasse": "", "zetels": pd.NA})
    een = Antwoorden(replace(e, vragen=tuple(v for v in e.vragen if v.vraag_id == kolom)), wie, {kolom: alles.keuzes[kolom]}, alles.gewogen)  # fmt: skip
    uitkomst, heel = maak(kern(een, groepen, drempels.gewicht_hoogstens), een.enquete, drempels)
    plek = ["geo_type", "geo_code", "antwoord"]
    tabel = heel[heel["geo_type"] == "gemeente"].drop(columns="onderdrukt")
    tabel = tabel.merge(uitkomst[[*plek, "onderdrukt"]], on=plek, how="left", validate="one_to_one")
    nummer = tabel["geo_code"].map(codes.index)
    tabel = tabel.assign(
        antwoord_rij=nummer.map([o.label for o in vraag.schaal.opties].__getitem__), rij=nummer
    )
    return tabel.sort_values(["rij", "volgorde"], ignore_index=True).drop(columns="rij")


# ---------------------------------------------------------------- storing


def bewaar(verslag: Verslag, bestandsnaam: str, bron: Path) -> None:
    """Put a survey into the snapshot; one with the same id is replaced. Raises Gebruikersfout, with ``bron`` untouched."""
    e = verslag.enquete
    _keur_id(e, bron)
    over = {"soort": "voorbeeld" if e.voorbeeld else "eigen", "openbaar": "ja" if e.openbaar else "nee"}
    anders = {"enquete_id": e.enquete_id, "letterlijk": "ja"}
    tabellen = (
        pd.DataFrame([{k: over.get(k, getattr(e, k, None)) or None for k in ENQUETE.kolommen}]),
        pd.DataFrame(
            [
                {k: getattr(v, k, None) or None for k in VRAAG.kolommen}
                | anders
                | {"schaal": v.schaal.naam or None}
                for v in e.vragen
                if v.soort != "open"
            ],
            columns=list(VRAAG.kolommen),
        ),
        verslag.uitkomst,
    )
    herkomst = _herkomst(e, bestandsnaam, bron)
    zet_bij(
        bron,
        [
            Bijzetting(contract, tabel, ("enquete_id",), "{enquete_id}", herkomst)
            for contract, tabel in zip(_CONTRACTEN, tabellen, strict=True)
        ],
    )


def wat_het_verschil_verraadt(verslag: Verslag, bron: Path, referentie: Path) -> tuple[str, ...]:
    """A warning when who has the survey as it is stored now and as it would be learns what a few people answered."""
    e = verslag.enquete
    if e.openbaar or e.enquete_id not in set(_bekend(bron)["enquete_id"]):
        return ()
    drempels = lees_drempels(referentie)
    vorige = lees(bron, UITKOMST)
    vorige = vorige[vorige["enquete_id"] == e.enquete_id]
    blok = ["vraag_id", "geo_type", "geo_code", "rol"]
    oud, nieuw = (
        t[t["onderdrukt"] == "nee"].groupby(blok)["n_geldig"].max() for t in (vorige, verslag.uitkomst)
    )
    erbij = (nieuw - oud).dropna().abs().astype("int64")
    weinig = erbij[(erbij > 0) & (erbij < drempels.minimum_groep)]
    if weinig.empty:
        return ()
    vraag_id, _, plek, _ = weinig.index[0]
    keer = "1 uitkomst" if len(weinig) == 1 else f"{len(weinig)} uitkomsten"
    return (
        f"Let op: deze enquête staat er al. Bij {keer} verschilt het aantal antwoorden met minder dan {drempels.minimum_groep} "
        f"(zoals {vraag_id} bij {plek}): wie beide versies heeft, rekent uit wat die mensen antwoordden. Wacht tot er meer "
        "antwoorden bij zijn, of zorg dat niemand de vorige versie heeft.",
    )


def _bekend(bron: Path) -> pd.DataFrame:
    """The surveys in the snapshot; none when it has no table of them yet."""
    if ENQUETE.naam not in set(lees(bron, HERKOMST)["herkomst_id"]):
        return pd.DataFrame(columns=list(ENQUETE.kolommen))
    return lees(bron, ENQUETE)


def _keur_id(enquete: Enquete, bron: Path) -> None:
    bekend = _bekend(bron)
    soort = bekend[bekend["enquete_id"] == enquete.enquete_id]["soort"]
    if len(soort) and soort.iloc[0] == "gepubliceerd":
        raise Gebruikersfout(
            f"De naam {enquete.enquete_id} hoort bij een gepubliceerde enquête. Geef uw enquête een andere enquete_id."
        )


def _herkomst(e: Enquete, bestandsnaam: str, bron: Path) -> dict[str, str]:
    """Provenance of the tables: who published the surveys in them, and what was read last."""
    anderen = _bekend(bron)
    anderen = anderen[anderen["enquete_id"] != e.enquete_id]

    def samen(kolom: str, eigen: str, anders: str) -> str:
        return "; ".join(dict.fromkeys([*anderen[kolom].dropna(), *([eigen] if eigen else [])])) or anders

    return {
        "bron": "Enquêtes die u zelf heeft ingelezen",
        "titel": "Enquêtes: vragen en beschermde uitkomsten",
        "uitgever": samen("uitgever", e.uitgever, "niet opgegeven"),
        "licentie": samen("licentie", e.licentie, "niet opgegeven"),
        "url": samen("bron_url", e.bron_url, "niet opgegeven"),
        "opgehaald_op": f"ingelezen op {date.today():%d-%m-%Y}",
        "opmerking": f"Door de gebruiker ingelezen; het laatst {e.enquete_id} uit {bestandsnaam}.",
    }


def verwijder(enquete_id: str, bron: Path) -> None:
    """Take a survey of the user out of the snapshot. Raises Gebruikersfout when it is not there or not the user's."""
    bekend = _bekend(bron)
    eigen = sorted(bekend[bekend["soort"] != "gepubliceerd"]["enquete_id"])
    if enquete_id not in eigen:
        wel = f"wel: {', '.join(eigen)}" if eigen else "en er is geen enkele door u ingelezen"
        raise Gebruikersfout(f"Enquête {enquete_id[:60]} staat er niet, {wel}. Geef een van die namen.")
    haal_weg(bron, list(_CONTRACTEN), {"enquete_id": enquete_id})


def voorbeeldenquete(data: Path) -> tuple[Enquete, pd.DataFrame]:
    """The survey of invented answers, and the newest inhabitants of every municipality."""
    inwoners = lees(data / "bron", INWONERS)
    nieuwste = inwoners[inwoners["jaar"] == inwoners["jaar"].max()]
    return raadsenquete(int(nieuwste["jaar"].iloc[0]), TITEL, "niemand", data / "referentie", voorbeeld=True), nieuwste  # fmt: skip


def verwerk_voorbeeld(data: Path, zaad: int) -> Verslag:
    """Invented answers of members of every council, through the same checks, counts and protection; nothing is stored."""
    bron, referentie = data / "bron", data / "referentie"
    enquete, nieuwste = voorbeeldenquete(data)
    tabel = maak_voorbeeld(enquete, nieuwste, zaad, referentie)
    kaal = tabel.replace("", None).set_axis(range(2, len(tabel) + 2)).astype("category")
    return verwerk(Ruw("VOORBEELD", "werkboek", kaal), Beschrijving(enquete, onze=True), bron, referentie)
