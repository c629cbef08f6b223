"""From the rows of a sheet or csv file to named columns: titles, headings, and whose export it is.

Makers of surveys write a second heading, administration beside the answers, and answers that nobody sent in. What is
recognised here is said in a sentence; nothing is left out in silence.
"""

from __future__ import annotations

import re

from enquete.lezen.ruw import Gelezen, cel_tekst
from fouten import Gebruikersfout
from loaders.kolomletter import letter

# headings by which an export is recognised, without case and punctuation; at least so many of them
_LIME = {"id", "antwoordid", "responseid", "submitdate", "datumvanverzending", "datumverzonden", "datesubmitted", "lastpage", "laatstepagina", "startlanguage", "starttaal", "startlanguagecode", "seed", "zaad"}  # fmt: skip
_QUALTRICS = {"startdate", "enddate", "status", "ipaddress", "progress", "durationinseconds", "finished", "recordeddate", "responseid", "distributionchannel", "userlanguage", "responseset", "externaldatareference"}  # fmt: skip
_MSFORMS = {"id", "begintijd", "starttijd", "starttime", "tijdvanvoltooien", "voltooiingstijd", "eindtijd", "completiontime", "email", "emailadres", "naam", "name"}  # fmt: skip
_VERZONDEN = {"submitdate", "datumvanverzending", "datumverzonden", "datesubmitted"}
_PROEF = {"survey preview", "1", "survey test", "2", "spam", "8", "spam survey preview", "9", "offline survey preview", "17", "voorbeeld", "enquêtevoorbeeld"}  # fmt: skip
_ONAF = {"0", "false", "onwaar", "nee", "no"}
_AF = {"1", "true", "waar", "ja", "yes", "complete", "completed", "volledig", "voltooid", "afgerond"}
_ONAF_ANDERS = _ONAF | {"partial", "incomplete", "disqualified", "onvolledig", "deels", "niet afgerond", "afgebroken"}  # fmt: skip
_KLAAR = {"finished", "complete", "completed", "completionstatus", "voltooid", "afgerond", "volledigingevuld", "status"}  # fmt: skip
_TOTAAL = {"totaal", "total", "subtotaal", "eindtotaal", "som", "gemiddelde", "gemiddeld", "average", "mean"}
_FOUTWAARDEN = {f"#{w}" for w in ("N/B", "N/A", "DEEL/0!", "DIV/0!", "WAARDE!", "VALUE!", "VERW!", "REF!", "NAAM?", "NAME?", "GETAL!", "NUM!", "LEEG!", "NULL!")}  # fmt: skip
_DATUM = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[-/]\d{1,2}[-/]\d{4}|[\d.]+$")
_CIJFERS = re.compile(r"-?\d+([.,]\d+)?|\d{4}-\d\d-\d\d.*|\d{1,2}[-/]\d{1,2}[-/]\d{4}.*")


def kaal(naam: str) -> str:
    """A name without case, spaces and punctuation: 'V1_jeugdwet' and 'V1jeugdwet' are one."""
    return re.sub(r"[\W_]+", "", naam).casefold()


def maak_tabel(naam: str, nummers: list[int], rijen: list[list[str]]) -> Gelezen:
    """The table of a file whose first row is the heading. ``rijen``: equally long, no empty rows; ``nummers``: of the file.

    Raises Gebruikersfout, naming the row and column that cannot be read.
    """
    keur_titel(naam, rijen, nummers)
    kop, maker, teksten, rest = _lees_kop(rijen)
    if maker == "SurveyMonkey":
        kop = _vul_aan(kop, teksten)
    plekken = _keur_koppen(naam, kop, rest, nummers[0])
    nummers = nummers[len(rijen) - len(rest) :]
    if not maker:
        _keur_kop_erboven(naam, kop, rest, nummers)
    _keur_foutwaarden(naam, rest, nummers)
    totalen = [n for n, rij in list(zip(nummers, rest, strict=True))[-3:] if kaal(next(filter(None, rij), "")) in _TOTAAL]  # fmt: skip
    rest = [rij for n, rij in zip(nummers, rest, strict=True) if n not in totalen]
    gelezen = Gelezen(
        nummers=[n for n in nummers if n not in totalen],
        opmerkingen=tuple(f"Rij {n} is een totaal of gemiddelde en is weggelaten." for n in totalen),
        cellen={k: [rij[plek] for rij in rest] for k, plek in plekken.items()},
        labels={k: teksten[plek] for k, plek in plekken.items() if plek < len(teksten) and teksten[plek]},
        maker=maker,
    )
    if maker == "LimeSurvey":
        _splits_limekoppen(gelezen)
    laat_onaf_weg(gelezen)
    return gelezen


def keur_titel(naam: str, rijen: list[list[str]], nummers: list[int]) -> None:
    """Raise Gebruikersfout when the first row looks like a title above the heading."""
    gevuld = [sum(bool(c.strip()) for c in rij) for rij in rijen[:6]]
    if len(gevuld) > 2 and gevuld[0] == 1 and max(gevuld[1:]) > 1:
        raise titelfout(naam, nummers[0])


def _keur_kop_erboven(naam: str, kop: list[str], rest: list[list[str]], nummers: list[int]) -> None:
    """Raise Gebruikersfout when the heading looks like answers, or the first answers like a second heading."""
    als_antwoord = als_getal = tweede = gesloten_vraag = 0
    for plek, tekst in enumerate(kop):
        eerste, anders = (rest[0][plek] if rest else ""), [r[plek] for r in rest[1:] if r[plek]]
        soorten = {w.casefold() for w in anders} | {eerste.casefold()} - {""}
        als_antwoord += tekst.casefold() in soorten and len(soorten) > 1
        als_getal += bool(_CIJFERS.fullmatch(tekst)) and tekst.casefold() not in soorten
        if eerste and len(anders) > 3 and not _CIJFERS.fullmatch(eerste):
            tweede += all(map(_CIJFERS.fullmatch, anders))
            herhaalt = len(set(anders)) <= len(anders) / 2 and eerste not in anders
            gesloten_vraag += herhaalt and eerste.endswith("?")
    gevuld = sum(bool(k) for k in kop)
    if (als_antwoord and als_antwoord + als_getal >= gevuld) or als_antwoord >= max(2, gevuld / 2):
        raise Gebruikersfout(
            f"{naam}: rij 1 lijkt geen kop maar een antwoord: ‘{next(filter(None, kop))[:40]}’. Zet erboven een rij met de namen van de kolommen."
        )
    woorden_alleen = bool(rest) and not any(map(_CIJFERS.fullmatch, rest[0]))
    if woorden_alleen and (tweede > 1 or gesloten_vraag):
        raise Gebruikersfout(
            f"{naam}: rij {nummers[0]} lijkt een tweede kop en geen antwoord. Verwijder een van de twee koppen."
        )


def _keur_foutwaarden(naam: str, rijen: list[list[str]], nummers: list[int]) -> None:
    for nummer, rij in zip(nummers, rijen, strict=True):
        if not _FOUTWAARDEN.isdisjoint(rij):
            plek = next(i for i, c in enumerate(rij) if c in _FOUTWAARDEN)
            raise Gebruikersfout(
                f"{naam}, cel {letter(plek)}{nummer}: er staat een foutwaarde zoals #N/B. Herstel de formule of maak de cel leeg."
            )


def titelfout(naam: str, rij: int) -> Gebruikersfout:
    """A row above the heading."""
    return Gebruikersfout(
        f"{naam}: rij {rij} lijkt een titel: er staat maar in één cel iets. Verwijder de regels boven de kop, zodat de "
        "eerste rij de namen van de kolommen heeft."
    )


def _lees_kop(rijen: list[list[str]]) -> tuple[list[str], str, list[str], list[list[str]]]:
    """The heading, the maker, question texts beside the heading (or none), and the rows of answers."""
    kop = [" ".join(c.split()) for c in rijen[0]]
    bekend = {kaal(_zonder_code(c)) for c in kop} | {kaal(c) for c in kop}
    eerste, tweede = ([" ".join(c.split()) for c in r] for r in ([*rijen[1:3], [], []])[:2])
    if tweede and all(c.startswith('{"ImportId"') for c in tweede if c) and any(tweede):
        return kop, "Qualtrics", eerste, rijen[3:]
    legacy = sum(bool(re.fullmatch(r"V\d{1,2}", c)) for c in kop) >= 2
    uitgeschreven = {kaal(c) for c in eerste}
    oud = legacy and len(uitgeschreven & (_QUALTRICS | {"responsetype"})) >= 2
    if oud or maker_van(bekend) == "Qualtrics":
        heeft_tekst = bool(eerste) and _is_kop(kop, eerste, rijen[2:])
        if heeft_tekst and legacy:  # the old export names its columns V1 to V10
            kop = [t if re.fullmatch(r"V\d{1,2}", k) and t else k for k, t in zip(kop, eerste, strict=True)]
        return kop, "Qualtrics", eerste if heeft_tekst else [], rijen[2:] if heeft_tekst else rijen[1:]
    if {"respondentid", "collectorid"} <= bekend:
        return kop, "SurveyMonkey", eerste, rijen[2:]
    if maker_van(bekend) == "LimeSurvey":
        return kop, "LimeSurvey", [], rijen[1:]
    if kaal(kop[0]) in ("tijdstempel", "timestamp"):
        return kop, "Google Forms", [], rijen[1:]
    if len(bekend & _MSFORMS) >= 3 and kaal(kop[0]) == "id":
        return kop, "Microsoft Forms", [], rijen[1:]
    return kop, "", [], rijen[1:]


def maker_van(namen: set[str]) -> str:
    """Whose export has these bare headings: 'Qualtrics', 'LimeSurvey' or ''."""
    if len(namen & _QUALTRICS) >= 3:
        return "Qualtrics"
    return "LimeSurvey" if len(namen & _LIME) >= 2 and namen & _VERZONDEN else ""


def _is_kop(kop: list[str], rij: list[str], rest: list[list[str]]) -> bool:
    """Whether the first row of answers is a second heading: names in it, where all other rows hold dates, numbers or ids."""
    for plek, naam in enumerate(kop):
        if kaal(naam) in _QUALTRICS or re.fullmatch(r"V\d{1,2}", naam):
            anders = [r[plek] for r in rest[:20] if r[plek]]
            soort = [bool(_DATUM.match(w)) or w.startswith("R_") for w in anders]
            if anders and all(soort) and rij[plek] and not (_DATUM.match(rij[plek]) or rij[plek].startswith("R_")):  # fmt: skip
                return True
    return False


def _vul_aan(kop: list[str], teksten: list[str]) -> list[str]:
    """SurveyMonkey: a question stands over several columns, its options in the row below."""
    uit: list[str] = []
    vraag = ""
    for naam, optie in zip(kop, teksten, strict=True):
        vraag = naam or vraag
        leeg = optie.casefold() in ("", "response", "antwoord", "open-ended response", "open antwoord")
        uit.append(vraag if leeg and naam else f"{vraag} [{optie or len(uit) + 1}]")
    teksten[:] = uit
    return uit


def _zonder_code(kop: str) -> str:
    """LimeSurvey can write code and text in one heading: 'id. Antwoord ID' -> 'Antwoord ID'."""
    past = re.match(r"[A-Za-z][\w\[\]]{0,40}\s?[.:]\s+(.+)$", kop)
    return past[1] if past else kop


def _splits_limekoppen(gelezen: Gelezen) -> None:
    """Headings of code and text in one: the code becomes the name and the text the label."""
    namen = {k: k.split(".", 1)[0].strip() for k in gelezen.cellen if _zonder_code(k) != k and "." in k}
    if len(namen) < max(2, len(gelezen.cellen) / 2) or len(set(namen.values())) < len(namen):
        return
    gelezen.labels |= {namen[k]: _zonder_code(k) for k in namen}
    gelezen.cellen = {namen.get(k, k): cellen for k, cellen in gelezen.cellen.items()}


def laat_onaf_weg(gelezen: Gelezen) -> None:
    """Leave out answers that were not sent in or were a try-out, with a sentence for each kind."""
    for maker, namen, weg_als, zin in (
        ("LimeSurvey", _VERZONDEN, {""}, "niet afgemaakt (niet verzonden) en weggelaten."),
        ("Qualtrics", {"status", "responsetype"}, _PROEF, "een proef van de maker (Status) en weggelaten."),
        ("Qualtrics", {"finished", "voltooid"}, _ONAF, "niet afgemaakt (Finished) en weggelaten."),
        ("", _KLAAR, _ONAF_ANDERS, "niet afgemaakt en weggelaten."),
    ):
        kolom = next((k for k in gelezen.cellen if {kaal(k), kaal(gelezen.labels.get(k, ""))} & namen), None)
        if kolom is None or maker not in ("", gelezen.maker) or (not maker and gelezen.maker == "Qualtrics"):
            continue
        labels = gelezen.waardelabels.get(kolom, {})
        teksten = [cel_tekst(w) or "" for w in gelezen.cellen[kolom]]
        woorden = [labels.get(t, t).casefold() for t in teksten]
        if not maker and not set(woorden) <= _AF | _ONAF_ANDERS:
            continue  # a column with such a name that says something else
        houd = [not {t, w} & weg_als for t, w in zip(teksten, woorden, strict=True)]
        if weg := len(houd) - sum(houd):
            gelezen.nummers = [n for n, h in zip(gelezen.nummers, houd, strict=True) if h]
            gelezen.cellen = {k: [w for w, h in zip(c, houd, strict=True) if h] for k, c in gelezen.cellen.items()}  # fmt: skip
            wie = "1 vragenlijst is" if weg == 1 else f"{weg} vragenlijsten zijn"
            gelezen.opmerkingen = (*gelezen.opmerkingen, f"{wie} {zin}")


def _keur_koppen(naam: str, kop: list[str], rijen: list[list[str]], rij: int) -> dict[str, int]:
    """Column name -> place; wholly empty columns are left out. Raises Gebruikersfout, naming the column."""
    plekken: dict[str, int] = {}
    gezien: dict[str, int] = {}
    for plek, cel in enumerate(kop):
        tekst = " ".join(cel.split())
        if not tekst:
            if any(r[plek].strip() for r in rijen):
                raise Gebruikersfout(
                    f"{naam}, rij {rij}, kolom {letter(plek)}: er staan antwoorden onder en er is geen kop. "
                    "Geef elke kolom een eigen naam (ook als een kop over meer kolommen was samengevoegd)."
                )
            continue
        if tekst.casefold() in gezien:
            raise Gebruikersfout(
                f"{naam}, rij {rij}: de kop '{tekst[:60]}' staat in kolom {letter(gezien[tekst.casefold()])} en in "
                f"kolom {letter(plek)}. Geef elke kolom een eigen naam."
            )
        gezien[tekst.casefold()] = plek
        plekken[tekst] = plek
    return plekken
