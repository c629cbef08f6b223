"""Deriving questions from a file whose questionnaire is not ours: from its labels, or from the words in its cells.

Only answers that were offered (a label) or given (a cell) exist. Which code means 'weet niet' follows from its label, never
from its number. What is written once or twice among many may be somebody's own words: it is counted as 'een ander antwoord'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from enquete.duiden.beschrijving import Koppeling
from enquete.duiden.woorden import (  # fmt: skip
    aangevinkt,
    getalplaatsen,
    is_kolom,
    op_volgorde,
    over_de_persoon,
    plat,
    schaalplaatsen,
    soort_label,
)
from enquete.lezen.ruw import Ruw
from enquete.soorten import Optie, OptieSoort, Schaal, Vraag, VraagSoort

MINSTENS_KEER = 3  # below this an answer may be somebody's own words
HOOGSTENS_ANTWOORDEN = 15
_GESLOTEN = 10  # so few different answers, each given twice on average: a closed question
_MEESTE_REST = 0.2  # of the cells: with more answers of one's own it is an open question
_LANG = 60  # characters: a longer answer given once or twice is somebody's own words
_WOORDEN = 2  # so is an answer of more words that was given once
_RIJ = 20  # steps of a scale of which only the ends have a label
_VEEL = 0.1  # of the cells: so many with a comma are no slips or own words
ANDERS = "anders"
# what Excel makes of an answer such as '1-2'
_DATUM = re.compile(r"\d{1,2}[- ](jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z.]*([- ]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}[-/]\d{1,2}[-/]\d{4}")  # fmt: skip
# numbers by which files say 'no answer' or 'weet niet', when they stand apart from the others
_APART = re.compile(r"[789]|(\d)\1{1,3}|9{1,3}[5-8]")
_GAT = 3


class _GeenVraag(Exception):
    """A column that is no question, and why, in Dutch."""


def heel(tekst: str) -> str:
    """'6,0' and '6.0' -> '6'; all else as it is."""
    return re.sub(r"^(-?\d+)[.,]0+$", r"\1", tekst)


def leid_af(
    ruw: Ruw, kolommen: list[str], keuzes: dict[str, str], vanaf: int = 1, losse_tellen: bool | None = None
) -> tuple[list[Vraag], list[Koppeling]]:
    """Questions of these columns, and what each column holds.

    keuzes: what the user said a column is ('vraag', 'cijfer', 'meer', 'persoon')
    losse_tellen: whether numbers that stand apart (99) are answers; None: not said, and such a column waits.
    """
    vragen: list[Vraag] = []
    koppelingen: list[Koppeling] = []
    sets = _sets(ruw, [k for k in kolommen if k not in keuzes])
    in_set = {k for _, leden, _ in sets.values() for k in leden}
    for kolom in kolommen:
        if kolom in sets:
            tekst, leden, teken = sets[kolom]
            vraag, delen = _meer(ruw, tekst, leden, teken, vanaf + len(vragen))
        elif kolom in in_set:
            continue
        else:
            try:
                vraag = _vraag(ruw, kolom, keuzes.get(kolom, ""), vanaf + len(vragen), losse_tellen)
            except _GeenVraag as fout:
                koppelingen.append(Koppeling(kolom, "negeren", waarom=str(fout)))
                continue
            teken = scheiding(list(ruw.telling(kolom)), ruw.maker) if vraag.soort == "meer" else ""
            delen = [Koppeling(kolom, "vraag", vraag.vraag_id, waarom=vraag.toelichting, teken=teken)]
        vragen.append(vraag)
        koppelingen += delen
    return vragen, koppelingen


# ---------------------------------------------------------------- one column


def _vraag(ruw: Ruw, kolom: str, keuze: str, volgorde: int, losse_tellen: bool | None) -> Vraag:
    """The question of a column. Raises _GeenVraag."""
    tekst = _tekst(ruw.labels.get(kolom, kolom))
    if not keuze and (is_kolom(kolom, "invuller") or is_kolom(tekst, "invuller")):
        raise _GeenVraag("gaat over wie het invulde of wanneer")
    telling = ruw.telling(kolom)
    gevonden = _uit_labels(ruw, kolom, telling) or _uit_cellen(ruw, kolom, telling, keuze, losse_tellen)
    soort, opties, waarom, rest, uitleg = gevonden
    if keuze == "cijfer":
        soort, opties = "cijfer", _met_score(opties)
    persoon = keuze == "persoon" or (not keuze and over_de_persoon(tekst, [o.label for o in opties]))
    kort = re.fullmatch(r"[\w.\-]{1,20}", kolom)
    return Vraag(
        vraag_id=kolom if kort else f"vraag_{volgorde}",
        volgorde=volgorde,
        tekst=tekst + uitleg,
        schaal=Schaal(kolom if kort else f"vraag_{volgorde}", "Antwoorden in het bestand", opties, rest=rest),
        soort=soort,
        subvraag="context" if persoon else "",
        toelichting=waarom + ("; gaat over wie antwoordde: niet per gemeente getoond" if persoon else ""),
    )


# kind, options, why, code of the rest, addition to the text
_Gevonden = tuple[VraagSoort, tuple[Optie, ...], str, str, str]


def _opties(codes: list[str], labels: dict[str, str], soorten: dict[str, OptieSoort] | None = None) -> tuple[Optie, ...]:  # fmt: skip
    return tuple(
        Optie(c, labels[c], i, None, (soorten or {}).get(c) or soort_label(labels[c]))
        for i, c in enumerate(codes, start=1)
    )


def _uit_labels(ruw: Ruw, kolom: str, telling: dict[str, int]) -> _Gevonden | None:
    """From the answer labels of SPSS; None where no label is an answer."""
    labels = ruw.waardelabels.get(kolom, {})
    # a code the file declares missing is no answer, also when its label says 'weet niet'
    soorten: dict[str, OptieSoort] = {
        c: "geen_antwoord" if ruw.is_geen_antwoord(kolom, c) else soort_label(t) for c, t in labels.items()
    }
    echt = [c for c, soort in soorten.items() if soort == "antwoord"]
    getallen = sorted(int(c) for c in echt if re.fullmatch(r"-?\d+", c))
    gegeven = {heel(c) for c in telling if not ruw.is_geen_antwoord(kolom, c)} - set(labels)
    if not echt:
        return None
    weg = [f"{labels[c]} ({c})" for c, s in soorten.items() if s == "geen_antwoord"]
    waarom = "uit de labels van het bestand" + (f"; telt niet mee: {', '.join(weg[:3])}" if weg else "")
    tussen = gegeven and len(getallen) == len(echt) > 1 and getallen[-1] - getallen[0] < _RIJ
    if tussen and all(re.fullmatch(r"-?\d+", c) for c in gegeven):
        rij = [str(c) for c in range(getallen[0], getallen[-1] + 1)]
        einden = ", ".join(f"{c} = {labels[c]}" for c in (rij[0], rij[-1]))
        anders = [c for c in labels if c not in rij]
        opties = _opties([*rij, *anders], {**labels, **{c: c for c in rij}}, soorten)
        opties = _met_score(tuple(replace(o, soort="antwoord" if o.code in rij else o.soort) for o in opties))
        return "cijfer", opties, waarom, "", f" ({einden})"
    if len(echt) == 1 and gegeven:
        raise _GeenVraag("getallen waarvan er maar één een label heeft")
    volgorde = [*echt, *(c for c in labels if soorten[c] != "antwoord")]
    if echt and all(re.fullmatch(r"\d+", labels[c]) for c in echt) and len(echt) > 5:
        return "cijfer", _met_score(_opties(volgorde, labels, soorten)), waarom, "", ""
    if getallen and schaalplaatsen(labels[c] for c in echt):
        waarom += f"; code {echt[0]} is ‘{labels[echt[0]]}’"
    return "enkel", _opties(volgorde, labels, soorten), waarom, "", ""


def _met_score(opties: tuple[Optie, ...]) -> tuple[Optie, ...]:
    """Marks: the number is the place on the scale."""
    return tuple(
        replace(o, score=float(o.label) if re.fullmatch(r"-?\d+", o.label) else None) for o in opties
    )


def _uit_cellen(
    ruw: Ruw, kolom: str, telling: dict[str, int], keuze: str, losse_tellen: bool | None
) -> _Gevonden:
    """From what the cells say, which repeat a few answers when it is a closed question."""
    labels = ruw.waardelabels.get(kolom, {})
    keren: Counter[str] = Counter()
    schrijf: dict[str, str] = {}
    for cel, n in telling.items():
        if not ruw.is_geen_antwoord(kolom, cel) and not (ruw.maker == "LimeSurvey" and cel == "N/A"):
            tekst = labels.get(cel, heel(cel))
            keren[plat(tekst)] += n
            schrijf.setdefault(plat(tekst), tekst)
    if not keren:
        raise _GeenVraag("leeg")
    if rangorde(list(schrijf.values()), ruw.maker):
        raise _GeenVraag(
            "een rangorde: iedereen noemt dezelfde antwoorden, in een eigen volgorde; dat tellen wij niet"
        )
    if "NA" in telling and {c.strip() for c in telling if plat(c) == "na"} > {"NA"}:
        raise _GeenVraag("‘NA’ staat naast ‘na’: dat kan een antwoord zijn of niets. Maak lege cellen leeg, of kies wat erin staat")  # fmt: skip
    weg = [schrijf[c] for c in keren if soort_label(schrijf[c]) == "geen_antwoord"]
    waarom = "uit de antwoorden in de kolom" + (f"; telt niet mee: {', '.join(weg[:3])}" if weg else "")
    echt = [c for c in keren if schrijf[c] not in weg and soort_label(schrijf[c]) == "antwoord"]
    if echt and all(re.fullmatch(r"-?\d+([.,]\d+)?", c) for c in echt) and keuze != "meer":
        return _getallen(ruw.labels.get(kolom, kolom), keren, schrijf, keuze, losse_tellen)
    datums = [c for c in echt if _DATUM.fullmatch(c)]
    if datums and not keuze and (len(datums) < len(echt) or re.search("[a-z]", datums[0])):
        raise _GeenVraag(f"misschien maakte Excel een datum van een antwoord (‘{schrijf[datums[0]]}’); herstel de kolom, of kies wat erin staat")  # fmt: skip
    meer = (
        meer_per_cel({schrijf[c]: n for c, n in keren.items()}, ruw.maker) if not keuze else keuze == "meer"
    )
    if meer is None:
        raise _GeenVraag("misschien meer antwoorden in een cel, misschien antwoorden met een komma: kies wat erin staat")  # fmt: skip
    if meer:
        teken = scheiding(list(schrijf.values()), ruw.maker)
        per: Counter[str] = Counter()
        for cel, n in keren.items():
            for deel in dict.fromkeys(splits(schrijf[cel], teken)):
                per[plat(deel)] += n
                schrijf.setdefault(plat(deel), deel)
        opties, rest = _woorden(per, schrijf, open_mag=True, minstens=2)
        return "meer", opties, f"{waarom}: meer antwoorden per cel", rest, ""
    opties, rest = _woorden(keren, schrijf, open_mag=bool(keuze))
    return "enkel", opties, waarom, rest, ""


def losse_codes(keren: Mapping[str, int], kop: str = "") -> list[str]:
    """Numbers without a label that stand apart: below 0, high above the others, or no mark among marks.

    They may say 'no answer' or 'weet niet'; only the user knows. None where the others are no short whole numbers.
    """
    getallen = [c for c in keren if re.fullmatch(r"-?\d{1,4}", c)]
    waarde = {c: int(c) for c in getallen}
    rest = [c for c in getallen if waarde[c] >= 0 and not _APART.fullmatch(c)]
    hoogste = max((waarde[c] for c in rest), default=0)
    spiegel = bool(waarde) and max(waarde.values()) == -min(waarde.values()) > 1  # -2 to 2 is a scale
    los = [c for c, w in waarde.items() if (w < 0 and not spiegel) or (_APART.fullmatch(c) and w - hoogste >= _GAT)]  # fmt: skip
    los += [c for c, w in waarde.items() if "cijfer" in plat(kop) and w > 10 and c not in los]
    anders = [c for c in getallen if c not in los]
    veel = sum(keren[c] for c in los) >= sum(keren[c] for c in anders)
    return [] if not anders or veel or any(len(c) > 2 for c in anders) else sorted(los, key=int)


def losse_in(ruw: Ruw) -> list[str]:
    """All numbers that stand apart in a column without labels, for the user to say what they are."""
    kolommen = [k for k in ruw.tabel.columns if k not in ruw.waardelabels]
    return sorted({c for k in kolommen for c in losse_codes(ruw.telling(k), ruw.labels.get(k, k))}, key=int)


def _getallen(
    kop: str, keren: Counter[str], schrijf: dict[str, str], keuze: str, losse_tellen: bool | None
) -> _Gevonden:
    """Whole numbers that repeat: codes or marks; ages and amounts are not counted."""
    echt = [c for c in keren if soort_label(schrijf[c]) == "antwoord"]
    los = losse_codes(keren, kop)
    if los and not keuze and losse_tellen is None:
        raise _GeenVraag(f"{' en '.join(los)} staat los van de andere getallen: zeg of dat een antwoord is")
    gewoon = [c for c in echt if c not in los]
    if not keuze and not all(re.fullmatch(r"\d{1,2}", c) for c in gewoon):
        raise _GeenVraag("getallen zonder labels: geen antwoorden om te tellen")
    if len(gewoon) < 2 and not keuze:
        raise _GeenVraag("overal hetzelfde antwoord, of te weinig antwoorden om een vraag te herkennen")
    hoog, n = max(int(float(c.replace(",", "."))) for c in gewoon), sum(keren[c] for c in gewoon)
    if not keuze and hoog > 10 and (len(gewoon) > _GESLOTEN or n < 3 * len(gewoon)):
        raise _GeenVraag("getallen zonder labels: geen antwoorden om te tellen")
    telt = bool(losse_tellen) or keuze in ("vraag", "persoon")
    is_cijfer = keuze == "cijfer" or (
        (5 < hoog <= 10 or (hoog <= 10 and "cijfer" in plat(kop))) and not (los and telt)
    )
    volgorde = sorted(echt, key=lambda c: float(c.replace(",", "."))) + [c for c in keren if c not in echt]
    soorten: dict[str, OptieSoort] = {} if telt else dict.fromkeys((schrijf[c] for c in los), "geen_antwoord")
    opties = _opties([schrijf[c] for c in volgorde], {schrijf[c]: schrijf[c] for c in volgorde}, soorten)
    weg = [o.label for o in opties if o.soort == "geen_antwoord"]
    waarom = "uit de getallen in de kolom" + (f"; telt niet mee: {', '.join(weg)}" if weg else "")
    return "cijfer" if is_cijfer else "enkel", _met_score(opties) if is_cijfer else opties, waarom, "", ""


def _woorden(
    keren: Counter[str], schrijf: dict[str, str], *, open_mag: bool, minstens: int = 1
) -> tuple[tuple[Optie, ...], str]:
    """The options, and the code of the rest ('' without one). Raises _GeenVraag when these are no answers.

    ``minstens``: how often an answer of a closed question must be given; beside what can be ticked own words can be written.
    """
    n, echt = sum(keren.values()), [w for w in keren if soort_label(schrijf[w]) == "antwoord"]
    eigen = [w for w in echt if (len(w) > _LANG and keren[w] < MINSTENS_KEER) or (len(w.split()) > _WOORDEN and keren[w] < 2)]  # fmt: skip
    bekend = schaalplaatsen(echt) or (getalplaatsen(echt) if n >= 2 * len(keren) else None)
    gesloten = bool(bekend) or (len(keren) <= _GESLOTEN and n >= 2 * len(keren) and not eigen)
    vaak = [
        w
        for w, k in keren.most_common()
        if k >= (minstens if gesloten else MINSTENS_KEER) or w not in echt or w in (bekend or ())
    ]
    rest = n - sum(keren[w] for w in vaak)
    if len(vaak) > HOOGSTENS_ANTWOORDEN or (rest > _MEESTE_REST * n and not open_mag):
        raise _GeenVraag("te veel verschillende antwoorden: eigen woorden of getallen")
    if len([w for w in vaak if w in echt]) < (1 if open_mag else 2) and not len(vaak) > 1:
        raise _GeenVraag("overal hetzelfde antwoord, of te weinig antwoorden om een vraag te herkennen")
    namen = [" ".join(schrijf[w].split())[:200] for w in vaak]
    opties = _opties(op_volgorde(namen), {w: w for w in namen})
    if rest:
        opties = (*opties, Optie(ANDERS, "een ander antwoord", len(opties) + 1))
    return opties, ANDERS if rest else ""


# ---------------------------------------------------------------- more answers in one cell


def splits(cel: str, teken: str) -> list[str]:
    """The answers in one cell."""
    return [d.strip() for d in cel.split(teken) if d.strip()]


def scheiding(cellen: list[str], maker: str = "") -> str:
    """What stands between answers: ';' as Microsoft Forms writes it, a line each, else ', ' (Google Forms) or ',' (Qualtrics)."""
    komma = "," if maker == "Qualtrics" or not any(", " in c for c in cellen) else ", "
    return next((t for t in (";", "\n", "|") if any(t in c for c in cellen)), komma)


def rangorde(cellen: list[str], maker: str = "") -> bool:
    """Whether every cell holds the same answers (three or more), in another order."""
    teken = scheiding(cellen, maker)
    sets = {frozenset(splits(c, teken)) for c in cellen}
    return len(cellen) > 1 and len(sets) == 1 and len(next(iter(sets))) > 2


def meer_per_cel(keren: Mapping[str, int], maker: str = "") -> bool | None:
    """Whether cells hold more answers; None when that cannot be told.

    They do when the parts stand by themselves: alone in a cell, or in more than one combination. 'Ja, altijd' beside
    'Ja, soms' is one answer with a comma in it; 'snel, duur' beside 'snel, goedkoop' can be either.
    """
    cellen = list(keren)
    teken = scheiding(cellen, maker)
    samen = [c for c in cellen if teken in c]
    komma = "," in teken
    getallen = komma and all(re.fullmatch(r"\D*\d+,\d+\D*", c) for c in samen)
    if not samen or schaalplaatsen(cellen) or getallen:
        return False
    per_cel = {c: {plat(d) for d in splits(c, teken)} for c in cellen}
    if teken == ";" and all(c.endswith(";") for c in samen):
        return True
    if any(len(splits(c, teken)) > len(per_cel[c]) for c in samen):
        return False  # the same part twice: a sentence
    waar = Counter(d for delen in per_cel.values() for d in delen)
    delen = {d for c in samen for d in per_cel[c]}
    alleen = {d for d in delen if {d} in per_cel.values()}
    vaker = {d for d in delen if waar[d] > 1}
    if delen == vaker | alleen and vaker and (alleen or not komma):
        return True
    if len(alleen) > 1 and len(vaker | alleen) >= 0.6 * len(delen):
        return True
    weinig = (
        sum(keren[c] for c in samen) < _VEEL * sum(keren.values())
        and max(keren[c] for c in samen) < MINSTENS_KEER
    )
    na_ja = {plat(splits(c, teken)[0]) for c in samen if splits(c, teken)} <= {"ja", "nee", "yes", "no"}
    open_ = len(cellen) > HOOGSTENS_ANTWOORDEN and sum(keren.values()) < 2 * len(cellen)  # own words
    geen = open_ or (not vaker and (komma or weinig)) or (komma and na_ja)
    return False if geen else None


# ---------------------------------------------------------------- more answers, one column each

_Set = tuple[str, list[str], str]  # text, columns, sign of ticked


def _sets(ruw: Ruw, kolommen: list[str]) -> dict[str, _Set]:
    """First column -> question with a column per answer: as the file declares, or columns side by side that only tick."""
    uit: dict[str, _Set] = {}
    vrij = list(kolommen)
    for m in ruw.sets.values():
        leden = [k for k in vrij if k in m.kolommen]
        if leden and m.aangevinkt:  # a tick beside them under the same name belongs to it too
            stam = _stam(ruw, leden[0])
            leden = [k for k in vrij if k in leden or (_stam(ruw, k) == stam and _is_vinkje(ruw, k))]
        if len(leden) > 1:
            uit[leden[0]] = (_tekst(m.tekst), leden, m.aangevinkt or "*")
            vrij = [k for k in vrij if k not in leden]
    for samen, naast in groupby(vrij, lambda k: _stam(ruw, k) if _is_vinkje(ruw, k) else None):
        groep = list(naast)
        if samen is not None and (len(groep) > 1 or list(ruw.waardelabels.get(groep[0], {})) == ["1"]):
            uit[groep[0]] = ("", groep, "")
    return uit


def _is_vinkje(ruw: Ruw, kolom: str) -> bool:
    """Whether a column only says that something was ticked. Yes and no in words may be a question of its own."""
    labels = {
        c: t
        for c, t in ruw.waardelabels.get(kolom, {}).items()
        if not ruw.is_geen_antwoord(kolom, c) and soort_label(t) == "antwoord"
    }
    if labels:
        is_ja_nee = {plat(t) for t in labels.values()} <= {"ja", "nee", "yes", "no"}
        zegt = {aangevinkt(t) for t in labels.values()}
        return list(labels) == ["1"] or (
            set(labels) == {"0", "1"} and not is_ja_nee and zegt == {True, False}
        )
    gegeven = {plat(heel(c)) for c in ruw.telling(kolom) if c != "N/A"}
    if not gegeven or ruw.waardelabels:
        return False
    optie = plat(_splits(_tekst(ruw.labels.get(kolom, kolom)))[1])
    if gegeven == {optie}:
        return True
    vinkt = all(aangevinkt(g) is not None for g in gegeven)
    return vinkt and (ruw.maker == "LimeSurvey" or not gegeven & {"ja", "nee", "yes", "no"} or len(gegeven) == 1) and bool(gegeven - {"0"})  # fmt: skip


def _stam(ruw: Ruw, kolom: str) -> str:
    vraag, _ = _splits(_tekst(ruw.labels.get(kolom, kolom)))
    code = re.sub(r"([_.][^\W_]{1,5}|\[\w+\])$", "", kolom).strip()
    return code if code != kolom else vraag or kolom


def _meer(ruw: Ruw, tekst: str, kolommen: list[str], teken: str, volgorde: int) -> tuple[Vraag, list[Koppeling]]:  # fmt: skip
    stam = _stam(ruw, kolommen[0])
    vraag_id = stam if re.fullmatch(r"[\w.\-]{1,20}", stam) else f"vraag_{volgorde}"
    if teken == "*":  # every column holds one of the answers
        labels = {c: t for k in kolommen for c, t in ruw.waardelabels.get(k, {}).items() if not ruw.is_geen_antwoord(k, c)}  # fmt: skip
        opties = _opties(list(labels), labels)
        delen = [Koppeling(k, "vraag", vraag_id, waarom="een van de kolommen van een meerkeuzeset") for k in kolommen]  # fmt: skip
    else:
        namen = [_splits(_tekst(ruw.labels.get(k, k))) for k in kolommen]
        tekst = tekst or namen[0][0]
        codes = [k.removeprefix(stam).strip("_.[]") or str(i) for i, k in enumerate(kolommen, start=1)]
        if len(set(codes)) < len(codes) or any(len(c) > 40 for c in codes):
            codes = [str(i) for i in range(1, len(codes) + 1)]
        opties = _opties(codes, {c: naam for c, (_, naam) in zip(codes, namen, strict=True)})
        delen = [
            Koppeling(k, "optie", vraag_id, c, "aangevinkt of leeg: meer antwoorden mogelijk", teken)
            for k, c in zip(kolommen, codes, strict=True)
        ]
    vraag = Vraag(
        vraag_id=vraag_id,
        volgorde=volgorde,
        tekst=tekst or f"{stam} (meer antwoorden mogelijk)",
        schaal=Schaal(vraag_id, vraag_id, opties),
        soort="meer",
        toelichting="Leeg telt als 'niet aangevinkt' bij wie iets anders van deze vraag aanvinkte.",
    )
    return vraag, delen


def _tekst(label: str) -> str:
    """A label without the item number SPSS users put before it: '[wl02.0] Ik voel …' -> 'Ik voel …'."""
    return re.sub(r"^\[[\w.]+\]\s*", "", label).strip() or label


def _splits(tekst: str) -> tuple[str, str]:
    """'Waarom? [geen tijd]' or 'Waarom? | geen tijd' -> question and option."""
    past = re.fullmatch(r"(.*?)\s*\[(.+)\]", tekst) or re.fullmatch(r"(.*?)\s*\|\s*(.+)", tekst) or re.fullmatch(r"(.+?\?)\s+-\s+(.+)", tekst)  # fmt: skip
    return (past[1].strip(), past[2].strip()) if past else ("", tekst)
