"""What every column of a survey file holds: a proposal the user confirms or changes.

A column is recognised by its exact name, label or LimeSurvey code. What is not recognised is ignored, and said so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pandas as pd

from enquete.duiden.afleiden import leid_af
from enquete.duiden.afleiden_tekst import leid_af_uit_tekst
from enquete.duiden.beschrijving import ENIGE, Beschrijving, Koppeling, Wat
from enquete.lezen.ruw import Ruw
from enquete.soorten import Vraag
from fouten import Gebruikersfout

_NAMEN: dict[Wat, set[str]] = {
    "respondent": {"respondent", "respondentnummer", "respondentid", "respnr", "respid", "responseid", "id"},
    "gemeente": {"gemeente", "gmcode", "gemnr", "gemeentecode", "gemeentenummer", "gemeentenaam", "cbscode"},
    "rol": {"rol", "functie"},
    "weging": {"weging", "wegingsfactor", "weegfactor", "gewicht", "weight"},
}
_AANTALLEN: dict[Wat, set[str]] = {
    "vraagnaam": {"vraag", "vraagid"},
    "gebied": {"gebied", "geo", "geocode", "gemeente", "gmcode"},
    "rol": {"rol"},
    "antwoord": {"antwoord", "optie"},
    "aantal": {"n", "aantal"},
    "gevraagd": {"ngeldig", "gevraagd", "beantwoord"},
}
# how the field work went, not what people think
_VELDWERK = {"jr", "jaar", "kw", "kwartaal", "veldwerkmodus", "modus", "org", "onderzoeksbureau", "wijknr"}
WAT_NAMEN: dict[Wat, str] = {
    "vraag": "antwoord op een vraag",
    "optie": "een van meer antwoorden",
    "respondent": "nummer van de respondent",
    "gemeente": "gemeente",
    "rol": "rol",
    "weging": "weegfactor",
    "gebied": "gebied",
    "vraagnaam": "vraag",
    "antwoord": "antwoord",
    "aantal": "aantal",
    "gevraagd": "aantal dat antwoord gaf",
    "negeren": "niet gebruikt",
}


def kaal(naam: str) -> str:
    """A name without case, spaces and punctuation: 'V1_jeugdwet' and 'V1jeugdwet' are one."""
    return re.sub(r"[\W_]+", "", naam).casefold()


@dataclass(frozen=True)
class _Kenners:
    """Ways to recognise a question or an option; a way that fits two of them is no way."""

    vragen: dict[str, str | None]  # bare name or text -> vraag_id
    opties: dict[str, tuple[str, str] | None]  # bare name -> vraag_id, code


def _kenners(vragen: tuple[Vraag, ...]) -> _Kenners:
    op_vraag: dict[str, str | None] = {}
    op_optie: dict[str, tuple[str, str] | None] = {}
    for vraag in vragen:
        for vorm in {kaal(vraag.vraag_id), kaal(vraag.tekst)}:
            op_vraag[vorm] = vraag.vraag_id if vorm not in op_vraag else None
        if vraag.soort == "meer":
            for optie in vraag.schaal.opties:
                for vorm in {kaal(vraag.vraag_id + optie.code), kaal(f"{vraag.tekst}{optie.label}")}:
                    op_optie[vorm] = (vraag.vraag_id, optie.code) if vorm not in op_optie else None
    return _Kenners(op_vraag, op_optie)


def stel_voor(ruw: Ruw, beschrijving: Beschrijving) -> Beschrijving:
    """The description with a proposal for every column of the file it does not speak of yet.

    With ``vragen_uit_bestand`` the questions come from the labels of the file, or from its words when it has none.
    """
    namen = {k.casefold(): k for k in ruw.tabel.columns}
    vast = [replace(k, kolom=namen.get(k.kolom.casefold(), k.kolom)) for k in beschrijving.koppelingen]
    bezet = {k.kolom for k in vast}
    gedaan: set[str] = {k.wat for k in vast if k.wat in ENIGE}
    kenners = _kenners(beschrijving.enquete.vragen)
    al = {(k.vraag_id, k.optie) for k in vast}
    vrij = [k for k in ruw.tabel.columns if k not in bezet]
    afleiden = beschrijving.vragen_uit_bestand and beschrijving.enquete.eenheid != "aggregaat"
    nieuw: dict[str, Koppeling] = {}
    af_te_leiden: list[str] = []
    for kolom in vrij:
        koppeling = _bijzonder(kolom, ruw, beschrijving, gedaan)
        if koppeling is None and not beschrijving.vragen_uit_bestand:
            koppeling = _bij_vraag(kolom, ruw, beschrijving, kenners)
        if koppeling is None and afleiden and (ruw.waardelabels.get(kolom) or not ruw.waardelabels):
            af_te_leiden.append(kolom)
            continue
        if koppeling and koppeling.vraag_id and (koppeling.vraag_id, koppeling.optie) in al:
            koppeling = Koppeling(kolom, "negeren", waarom="een andere kolom hoort al bij deze vraag")
        gedaan |= {koppeling.wat} if koppeling and koppeling.wat in ENIGE else set()
        nieuw[kolom] = koppeling or Koppeling(kolom, "negeren", waarom="niet herkend")
    vragen = beschrijving.enquete.vragen
    if beschrijving.vragen_uit_bestand:
        eigen = vragen if any(k.vraag_id for k in vast) else ()
        afgeleid = (
            leid_af(ruw, af_te_leiden, len(eigen) + 1)
            if ruw.waardelabels
            else leid_af_uit_tekst(ruw, af_te_leiden, vragen, len(eigen) + 1)
        )
        nieuw |= {k.kolom: k for k in afgeleid.koppelingen}
        vragen = (*eigen, *afgeleid.vragen)
    volgorde = [nieuw[k] for k in ruw.tabel.columns if k in nieuw]
    return replace(
        beschrijving,
        enquete=replace(beschrijving.enquete, vragen=vragen),
        koppelingen=(*vast, *volgorde),
        vragen_uit_bestand=False,
    )


def _bijzonder(kolom: str, ruw: Ruw, beschrijving: Beschrijving, gedaan: set[str]) -> Koppeling | None:
    """A column that is no question: who, where, weight; or about the field work."""
    namen = _AANTALLEN if beschrijving.enquete.eenheid == "aggregaat" else _NAMEN
    for wat, bekend in namen.items():
        if kaal(kolom) in bekend and wat not in gedaan:
            if (wat == "rol" and beschrijving.vaste_rol) or (
                wat == "gemeente" and beschrijving.vaste_gemeente
            ):
                return Koppeling(kolom, "negeren", waarom=f"u gaf één {WAT_NAMEN[wat]} voor iedereen")
            return Koppeling(kolom, wat, waarom="aan de naam")
    if kaal(kolom) in _VELDWERK and ruw.soort == "spss":
        return Koppeling(kolom, "negeren", waarom="gaat over het veldwerk")
    return None


def _bij_vraag(kolom: str, ruw: Ruw, beschrijving: Beschrijving, kenners: _Kenners) -> Koppeling | None:
    label = ruw.labels.get(kolom, "")
    for vorm, waarom in ((kaal(kolom), "aan de naam"), (kaal(label), "aan de tekst van de vraag")):
        if not vorm:
            continue
        optie = kenners.opties.get(vorm)
        if optie:
            return Koppeling(kolom, "optie", optie[0], optie[1], waarom)
        vraag = beschrijving.enquete.vraag(kenners.vragen.get(vorm) or "")
        if vraag and vraag.soort == "open":
            return Koppeling(kolom, "negeren", waarom="open antwoorden worden niet gelezen")
        if vraag:
            return Koppeling(kolom, "vraag", vraag.vraag_id, waarom=waarom)
    return None


def is_verzonnen(ruw: Ruw) -> bool:
    """Whether this is our example of invented answers: its name or its respondents say so."""
    nummers = ruw.tabel.iloc[:, 0].dropna() if len(ruw.tabel.columns) else pd.Series([], dtype=object)
    return ruw.bestand.upper().startswith("VOORBEELD") or bool(nummers.str.startswith("VOORBEELD").any())


def als_tabel(ruw: Ruw, beschrijving: Beschrijving) -> pd.DataFrame:
    """kolom, wat, vraag_id, optie, tekst, voorbeelden, waarom: one row per column, to show and to confirm."""
    rijen = []
    for k in beschrijving.koppelingen:
        vraag = beschrijving.enquete.vraag(k.vraag_id)
        optie = vraag.schaal.optie(k.optie) if vraag and k.optie else None
        tekst = (vraag.tekst if vraag else ruw.labels.get(k.kolom, "")) + (
            f": {optie.label}" if optie else ""
        )
        open_ = k.wat == "negeren" or k.kolom not in ruw.tabel.columns  # may hold own words: never shown
        waarden = [] if open_ else ruw.tabel[k.kolom].dropna().drop_duplicates().head(3).tolist()
        if vraag and vraag.schaal.rest:  # the cells may hold own words; the options do not
            waarden = [o.label for o in vraag.schaal.opties][:3]
        rijen.append(
            (
                k.kolom,
                WAT_NAMEN[k.wat],
                k.vraag_id,
                k.optie,
                tekst,
                ", ".join(w[:30] for w in waarden),
                k.waarom,
            )
        )
    return pd.DataFrame(
        rijen, columns=["kolom", "wat", "vraag_id", "optie", "tekst", "voorbeelden", "waarom"]
    )


def keur_toewijzing(ruw: Ruw, beschrijving: Beschrijving) -> None:
    """Raise Gebruikersfout when the columns cannot be read as described: absent, twice the same, unknown question."""
    gezien: dict[tuple[str, str, str], str] = {}
    kolommen: set[str] = set()
    for k in beschrijving.koppelingen:
        waar = f"{ruw.bestand}, kolom {k.kolom}"
        if k.kolom not in ruw.tabel.columns:
            if k.wat == "negeren":
                continue
            wel = ", ".join(list(ruw.tabel.columns)[:12])
            raise Gebruikersfout(
                f"{waar}: die kolom is er niet, wel: {wel}. Verbeter de beschrijving of de kop."
            )
        if k.kolom in kolommen:
            raise Gebruikersfout(f"{waar}: die kolom is twee keer beschreven. Laat een van de twee weg.")
        kolommen.add(k.kolom)
        vraag = beschrijving.enquete.vraag(k.vraag_id)
        if k.wat in ("vraag", "optie") and (
            vraag is None or (k.optie and vraag.schaal.optie(k.optie) is None)
        ):
            raise Gebruikersfout(
                f"{waar}: vraag {k.vraag_id} {k.optie} bestaat niet. Kies een vraag uit de lijst."
            )
        if vraag and vraag.soort == "open":
            raise Gebruikersfout(
                f"{waar}: {k.vraag_id} is een open vraag en wordt niet gelezen. Kies 'niet gebruikt'."
            )
        if vraag and k.wat == "optie" and vraag.soort != "meer":
            raise Gebruikersfout(
                f"{waar}: bij vraag {k.vraag_id} is één antwoord mogelijk. Koppel de kolom aan de vraag zelf."
            )
        sleutel = (k.wat, k.vraag_id, k.optie)
        if k.wat != "negeren" and sleutel in gezien:
            raise Gebruikersfout(
                f"{waar}: {WAT_NAMEN[k.wat]} {k.vraag_id} staat ook in kolom {gezien[sleutel]}. Kies een van de twee."
            )
        gezien[sleutel] = k.kolom
    dubbel = {v for w, v, _ in gezien if w == "vraag"} & {v for w, v, _ in gezien if w == "optie"}
    if dubbel:
        raise Gebruikersfout(
            f"{ruw.bestand}: vraag {min(dubbel)} staat in één kolom en ook in kolommen per antwoord. Kies een van de twee."
        )
