"""What every column of a survey file holds: a proposal the user confirms or changes.

A column is recognised by its exact name, label or LimeSurvey code; our own questionnaire by the whole of it, never by one
short code. What is not recognised is ignored, and said so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from enquete.duiden.afleiden import heel, leid_af
from enquete.duiden.beschrijving import ENIGE, Beschrijving, Koppeling, Wat
from enquete.duiden.woorden import is_kolom, plat, rolnamen, soort_label, woorden
from enquete.houden.indeling import RESPONDENT
from enquete.houden.vragenlijst import GEMEENTE
from enquete.lezen.koppen import kaal
from enquete.lezen.ruw import Ruw
from enquete.soorten import OptieSoort, Vraag
from fouten import Gebruikersfout

_AANTALLEN: tuple[Wat, ...] = ("vraagnaam", "gebied", "rol", "antwoord", "aantal", "gevraagd")
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
_OVER_WIE: tuple[Wat, ...] = ("gemeente", "rol", "weging", "respondent")
_KORT = 5  # characters: a code such as V3 stands in many questionnaires
_GENOEG = 5  # so many short codes, and half of the columns: then it is ours
_MIDDEN = (0.8, 1.25)  # what weights are on average


def _kenners(vragen: tuple[Vraag, ...]) -> dict[str, tuple[str, str]]:
    """Bare name or text -> question, and option of one with more answers; what fits two of a kind is not in it."""
    paren = [(vorm, (v.vraag_id, "")) for v in vragen for vorm in {kaal(v.vraag_id), kaal(v.tekst)}]
    opties = [
        (vorm, (v.vraag_id, o.code))
        for v in vragen
        if v.soort == "meer"
        for o in v.schaal.opties
        for vorm in {kaal(v.vraag_id + o.code), kaal(v.tekst + o.label)}
    ]
    uit: dict[str, tuple[str, str]] = {}
    for soort in (paren, opties):
        keren = Counter(vorm for vorm, _ in soort)
        uit |= {vorm: wat for vorm, wat in soort if keren[vorm] == 1}
    return uit


def stel_voor(ruw: Ruw, beschrijving: Beschrijving) -> Beschrijving:
    """The description with a proposal for every column of the file it does not speak of yet.

    With ``vragen_uit_bestand`` the questions come from the labels of the file, or from its words when it has none.
    """
    namen = {k.casefold(): k for k in ruw.tabel.columns}
    vast = [replace(k, kolom=namen.get(k.kolom.casefold(), k.kolom)) for k in beschrijving.koppelingen]
    keuzes = {namen[k.casefold()]: s for k, s in beschrijving.keuzes.items() if k.casefold() in namen}
    bezet = {k.kolom for k in vast}
    gedaan: set[str] = {k.wat for k in vast if k.wat in ENIGE} | set(keuzes.values())
    aggregaat = beschrijving.enquete.eenheid == "aggregaat"
    nieuw: dict[str, Koppeling] = {}
    for kolom in (k for k in ruw.tabel.columns if k not in bezet):
        koppeling = _gekozen(kolom, keuzes.get(kolom, ""))
        if koppeling is None and kolom not in keuzes:
            koppeling = _bijzonder(kolom, ruw, beschrijving, gedaan)
        if koppeling is not None:
            gedaan |= {koppeling.wat} if koppeling.wat in ENIGE else set()
            nieuw[kolom] = koppeling
    over = [k for k in ruw.tabel.columns if k not in bezet and k not in nieuw]
    vragen = beschrijving.enquete.vragen
    if beschrijving.vragen_uit_bestand and not aggregaat:
        eigen = vragen if any(k.vraag_id for k in vast) else ()
        afgeleid, koppelingen = leid_af(ruw, over, keuzes, len(eigen) + 1, beschrijving.losse_tellen)
        nieuw |= {k.kolom: k for k in koppelingen}
        vragen = (*eigen, *afgeleid)
    elif not aggregaat:
        nieuw |= _onze(ruw, over, beschrijving, {(k.vraag_id, k.optie) for k in vast})
    volgorde = [
        nieuw.get(k, Koppeling(k, "negeren", waarom="niet herkend"))
        for k in ruw.tabel.columns
        if k not in bezet
    ]
    enquete = replace(beschrijving.enquete, vragen=_weet_niet(vragen, beschrijving.weet_niet_telt))
    return replace(
        beschrijving, enquete=enquete, koppelingen=(*vast, *volgorde), vragen_uit_bestand=False, keuzes={},
        weet_niet_telt=None,
    )  # fmt: skip


def _gekozen(kolom: str, keuze: str) -> Koppeling | None:
    """What the user said, when it is not a question to be derived. 'vraag:V3': that question of ours."""
    if keuze.startswith("vraag:"):
        return Koppeling(kolom, "vraag", keuze.removeprefix("vraag:"), waarom="door u gekozen")
    wat = next((w for w in WAT_NAMEN if w == keuze and (w in ENIGE or w == "negeren")), None)
    return Koppeling(kolom, wat, waarom="door u gekozen") if wat else None


def _weet_niet(vragen: tuple[Vraag, ...], telt: bool | None) -> tuple[Vraag, ...]:
    """The questions with 'weet niet' counted as an answer or not, when the user chose; else as the file says."""
    if telt is None:
        return vragen
    van: OptieSoort = "geen_antwoord" if telt else "weet_niet"
    naar: OptieSoort = "weet_niet" if telt else "geen_antwoord"

    def anders(v: Vraag) -> Vraag:
        opties = tuple(
            replace(o, soort=naar)
            if o.soort == van and (not telt or soort_label(o.label) == "weet_niet")
            else o
            for o in v.schaal.opties
        )
        return replace(v, schaal=replace(v.schaal, opties=opties))

    return tuple(anders(v) for v in vragen)


# ---------------------------------------------------------------- who, where, weight


def _bijzonder(kolom: str, ruw: Ruw, beschrijving: Beschrijving, gedaan: set[str]) -> Koppeling | None:
    """A column that is no question: who, where, weight; or about the field work."""
    label = ruw.labels.get(kolom, "")
    if beschrijving.enquete.eenheid == "aggregaat":
        wat = next(
            (w for w in _AANTALLEN if w not in gedaan and kaal(kolom) in woorden("aantallen", w)), None
        )
        return Koppeling(kolom, wat, waarom="aan de naam") if wat else None
    if kolom == ruw.weging and "weging" not in gedaan:
        return Koppeling(kolom, "weging", waarom="SPSS weegt het bestand met deze kolom")
    for wat in _OVER_WIE:
        if wat == "weging" and ruw.weging in ruw.tabel.columns:
            continue
        if wat in gedaan or not any(is_kolom(naam, wat) for naam in (kolom, label) if naam):
            continue
        if (wat == "rol" and beschrijving.vaste_rol) or (wat == "gemeente" and beschrijving.vaste_gemeente):
            return Koppeling(kolom, "negeren", waarom=f"u gaf één {WAT_NAMEN[wat]} voor iedereen")
        if wat == "rol" and not _kent_rollen(ruw, kolom, beschrijving):
            return None
        if wat == "respondent" and kaal(kolom) in ("nr", "nummer", "volgnummer") and not _uniek(ruw, kolom):
            return None
        return Koppeling(kolom, wat, waarom="aan de naam")
    if is_kolom(kolom, "misschien weging") and "weging" not in gedaan and not ruw.weging:
        reden = _geen_weging(ruw, kolom)
        return Koppeling(kolom, "negeren", waarom=reden) if reden else Koppeling(kolom, "weging", waarom="aan de naam en de getallen")  # fmt: skip
    if is_kolom(kolom, "veldwerk") and ruw.soort == "spss":
        return Koppeling(kolom, "negeren", waarom="gaat over het veldwerk")
    return None


def _kent_rollen(ruw: Ruw, kolom: str, beschrijving: Beschrijving) -> bool:
    """Whether a column with the heading of a role holds roles: at least one that we know."""
    bekend = rolnamen().keys() | beschrijving.rollen.keys() | {plat(o.code) for v in beschrijving.enquete.vragen if v.vraag_id == "rol" for o in v.schaal.opties}  # fmt: skip
    labels = ruw.waardelabels.get(kolom, {})
    gegeven = ruw.telling(kolom)
    return not gegeven or any(plat(labels.get(w, w)) in bekend for w in gegeven)


def _uniek(ruw: Ruw, kolom: str) -> bool:
    telling = ruw.telling(kolom)
    return len(telling) == len(ruw.tabel) and all(n == 1 for n in telling.values())


def _geen_weging(ruw: Ruw, kolom: str) -> str:
    """Why numbers are no weights; '' when they look like weights: for everybody, above 0, about 1 on average."""
    telling = ruw.telling(kolom)
    if not all(re.fullmatch(r"\d+([.,]\d+)?", w) for w in telling):
        return "lijkt geen weegfactor: niet overal een getal"
    getallen = {float(w.replace(",", ".")): n for w, n in telling.items()}
    n = sum(getallen.values())
    if n < len(ruw.tabel) or not any(getallen):
        return "lijkt geen weegfactor: niet overal ingevuld"
    gemiddeld = sum(g * k for g, k in getallen.items()) / n
    if not _MIDDEN[0] <= gemiddeld <= _MIDDEN[1]:
        return f"lijkt geen weegfactor: gemiddeld {gemiddeld:.1f} en niet ongeveer 1".replace(".", ",")
    return "" if any(g != int(g) for g in getallen) else "lijkt geen weegfactor: alleen hele getallen"


# ---------------------------------------------------------------- our questionnaire, or one that is described


def _onze(
    ruw: Ruw, kolommen: list[str], beschrijving: Beschrijving, al: set[tuple[str, str]]
) -> dict[str, Koppeling]:
    """Columns of questions that are known by name. Of our own questionnaire only when the whole looks like it."""
    kenners = _kenners(beschrijving.enquete.vragen)
    uit = {k: b for k in kolommen if (b := _bij_vraag(k, ruw, beschrijving, kenners))}
    sjabloon = {RESPONDENT, GEMEENTE} <= set(ruw.tabel.columns)  # the headings of our own workbook
    eigen_tekst = sjabloon or [k for k, b in uit.items() if len(kaal(k)) > _KORT or b.waarom != "aan de naam" or {"_", "."} & set(k)]  # fmt: skip
    genoeg = len(uit) >= _GENOEG and len(uit) >= len(kolommen) / 2
    if beschrijving.onze and not (eigen_tekst or genoeg):
        return {
            k: Koppeling(k, "negeren", waarom="heet als een vraag van ons; de rest van het bestand niet")
            for k in uit
        }
    dubbel = {k: b for k, b in uit.items() if b.vraag_id and (b.vraag_id, b.optie) in al}
    return uit | {
        k: Koppeling(k, "negeren", waarom="een andere kolom hoort al bij deze vraag") for k in dubbel
    }


def _bij_vraag(
    kolom: str, ruw: Ruw, beschrijving: Beschrijving, kenners: dict[str, tuple[str, str]]
) -> Koppeling | None:
    label = ruw.labels.get(kolom, "")
    for vorm, waarom in ((kaal(kolom), "aan de naam"), (kaal(label), "aan de tekst van de vraag")):
        if not vorm or vorm not in kenners:
            continue
        vraag_id, optie = kenners[vorm]
        vraag = beschrijving.enquete.vraag(vraag_id)
        if vraag and vraag.soort == "open":
            return Koppeling(kolom, "negeren", waarom="open antwoorden worden niet gelezen")
        return Koppeling(kolom, "optie" if optie else "vraag", vraag_id, optie, waarom)
    return None


def is_verzonnen(ruw: Ruw) -> bool:
    """Whether this is our example of invented answers: its name or its respondents say so."""
    nummers = ruw.telling(str(ruw.tabel.columns[0])) if len(ruw.tabel.columns) else {}
    return ruw.bestand.upper().startswith("VOORBEELD") or any(n.startswith("VOORBEELD") for n in nummers)


# ---------------------------------------------------------------- shown and checked


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
        waarden = [] if open_ else list(ruw.telling(k.kolom))[:3]
        if vraag and k.wat == "vraag":  # the answers in order; cells may hold own words, options do not
            waarden = [o.label for o in vraag.schaal.opties if o.soort != "geen_antwoord"]
            waarden = waarden if len(waarden) <= 3 else [*waarden[:2], "…", waarden[-1]]
        wat = in_woorden(k, vraag)
        rijen.append((k.kolom, wat, k.vraag_id, k.optie, tekst, ", ".join(w[:30] for w in waarden), k.waarom))  # fmt: skip
    return pd.DataFrame(
        rijen, columns=["kolom", "wat", "vraag_id", "optie", "tekst", "voorbeelden", "waarom"]
    )


def in_woorden(k: Koppeling, vraag: Vraag | None) -> str:
    """What a column becomes, in words."""
    if k.wat != "vraag" or vraag is None:
        return WAT_NAMEN[k.wat]
    if vraag.subvraag == "context":
        return "vraag over wie antwoordde"
    return {"meer": "vraag met meer antwoorden", "cijfer": "cijfer"}.get(vraag.soort, WAT_NAMEN["vraag"])


def keur_toewijzing(ruw: Ruw, beschrijving: Beschrijving) -> None:
    """Raise Gebruikersfout when the columns cannot be read as described: absent, twice the same, unknown question."""
    gezien: dict[tuple[str, str, str], str] = {}
    kolommen: set[str] = set()
    for k in beschrijving.koppelingen:
        is_er = k.kolom in ruw.tabel.columns
        if k.wat == "negeren" and not is_er:
            continue
        vraag, sleutel = beschrijving.enquete.vraag(k.vraag_id), (k.wat, k.vraag_id, k.optie)
        onbekend = vraag is None or bool(k.optie and vraag.schaal.optie(k.optie) is None)
        mag_vaker = k.wat == "negeren" or (k.wat == "vraag" and vraag is not None and vraag.soort == "meer")
        keuren = (
            (not is_er, f"die kolom is er niet, wel: {', '.join(list(ruw.tabel.columns)[:12])}. Verbeter de beschrijving of de kop."),
            (k.kolom in kolommen, "die kolom is twee keer beschreven. Laat een van de twee weg."),
            (k.wat in ("vraag", "optie") and onbekend, f"vraag {k.vraag_id} {k.optie} bestaat niet. Kies een vraag uit de lijst."),
            (vraag and vraag.soort == "open", f"{k.vraag_id} is een open vraag en wordt niet gelezen. Kies 'niet gebruikt'."),
            (vraag and k.wat == "optie" and vraag.soort != "meer", f"bij vraag {k.vraag_id} is één antwoord mogelijk. Koppel de kolom aan de vraag zelf."),
            (sleutel in gezien and not mag_vaker, f"{WAT_NAMEN[k.wat]} {k.vraag_id} staat ook in kolom {gezien.get(sleutel)}. Kies een van de twee."),
        )  # fmt: skip
        if zin := next((zin for mis, zin in keuren if mis), None):
            raise Gebruikersfout(f"{ruw.bestand}, kolom {k.kolom}: {zin}")
        kolommen.add(k.kolom)
        gezien[sleutel] = k.kolom
    dubbel = {v for w, v, _ in gezien if w == "vraag"} & {v for w, v, _ in gezien if w == "optie"}
    if dubbel:
        raise Gebruikersfout(
            f"{ruw.bestand}: vraag {min(dubbel)} staat in één kolom en ook in kolommen per antwoord. Kies een van de twee."
        )


def onbekende_rollen(ruw: Ruw, beschrijving: Beschrijving, bekend: Mapping[str, str | None]) -> list[str]:
    """Words in the column of roles that are no role we know, for the user to say what they are."""
    kolom = beschrijving.kolom("rol")
    labels = ruw.waardelabels.get(kolom or "", {})
    return [heel(labels.get(w, w)) for w in (ruw.telling(kolom) if kolom else {}) if plat(labels.get(w, w)) not in bekend]  # fmt: skip
