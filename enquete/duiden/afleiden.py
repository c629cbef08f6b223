"""Deriving questions from a file whose questionnaire is not ours: from its labels, or from the words in its cells.

Only answers that were offered (a label) or given (a cell) exist. Which code means 'weet niet' follows from its label, never
from its number. What is written once or twice among many may be somebody's own words: it is counted as 'een ander antwoord'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

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
ANDERS = "anders"


@dataclass
class Afgeleid:
    """Questions found in a file, and what its columns hold."""

    vragen: list[Vraag] = field(default_factory=list)
    koppelingen: list[Koppeling] = field(default_factory=list)


@dataclass(frozen=True)
class _Geen:
    """Why a column is no question."""

    reden: str


def heel(tekst: str) -> str:
    """'6,0' and '6.0' -> '6'; all else as it is."""
    return re.sub(r"^(-?\d+)[.,]0+$", r"\1", tekst)


def leid_af(ruw: Ruw, kolommen: list[str], keuzes: dict[str, str], vanaf: int = 1) -> Afgeleid:
    """Questions of these columns. ``keuzes``: what the user said a column is ('vraag', 'cijfer', 'meer', 'persoon')."""
    uit = Afgeleid()
    sets = _sets(ruw, [k for k in kolommen if k not in keuzes])
    in_set = {k for _, leden, _ in sets.values() for k in leden}
    for kolom in kolommen:
        if kolom in sets:
            tekst, leden, teken = sets[kolom]
            vraag, delen = _meer(ruw, tekst, leden, teken, vanaf + len(uit.vragen))
        elif kolom in in_set:
            continue
        else:
            gevonden = _vraag(ruw, kolom, keuzes.get(kolom, ""), vanaf + len(uit.vragen))
            if isinstance(gevonden, _Geen):
                uit.koppelingen.append(Koppeling(kolom, "negeren", waarom=gevonden.reden))
                continue
            vraag = gevonden
            delen = [Koppeling(kolom, "vraag", vraag.vraag_id, waarom=vraag.toelichting)]
        uit.vragen.append(vraag)
        uit.koppelingen.extend(delen)
    return uit


# ---------------------------------------------------------------- one column


def _vraag(ruw: Ruw, kolom: str, keuze: str, volgorde: int) -> Vraag | _Geen:
    """The question of a column, or why it is none."""
    tekst = _tekst(ruw.labels.get(kolom, kolom))
    if not keuze and (is_kolom(kolom, "invuller") or is_kolom(tekst, "invuller")):
        return _Geen("gaat over wie het invulde of wanneer")
    telling = ruw.telling(kolom)
    gevonden = _uit_labels(ruw, kolom, telling) or _uit_cellen(ruw, kolom, telling, keuze)
    if isinstance(gevonden, _Geen):
        return gevonden
    soort, opties, waarom, rest, uitleg = gevonden
    if keuze == "cijfer":
        soort, opties = "cijfer", tuple(replace(o, score=_getal(o.label)) for o in opties)
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


_Gevonden = tuple[
    VraagSoort, tuple[Optie, ...], str, str, str
]  # kind, options, why, rest, addition to the text


def _opties(codes: list[str], labels: dict[str, str], soorten: dict[str, OptieSoort] | None = None) -> tuple[Optie, ...]:  # fmt: skip
    return tuple(
        Optie(c, labels[c], i, None, (soorten or {}).get(c) or soort_label(labels[c]))
        for i, c in enumerate(codes, start=1)
    )


def _uit_labels(ruw: Ruw, kolom: str, telling: dict[str, int]) -> _Gevonden | _Geen | None:
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
        opties = tuple(replace(o, score=_getal(o.code), soort="antwoord" if o.code in rij else o.soort) for o in opties)  # fmt: skip
        return "cijfer", opties, waarom, "", f" ({einden})"
    if len(echt) == 1 and gegeven:
        return _Geen("getallen waarvan er maar één een label heeft")
    volgorde = [*echt, *(c for c in labels if soorten[c] != "antwoord")]
    if echt and all(re.fullmatch(r"\d+", labels[c]) for c in echt) and len(echt) > 5:
        opties = tuple(replace(o, score=_getal(o.label)) for o in _opties(volgorde, labels, soorten))
        return "cijfer", opties, waarom, "", ""
    if getallen and schaalplaatsen(labels[c] for c in echt):
        waarom += f"; code {echt[0]} is ‘{labels[echt[0]]}’"
    return "enkel", _opties(volgorde, labels, soorten), waarom, "", ""


def _getal(tekst: str) -> float | None:
    return float(tekst) if re.fullmatch(r"-?\d+", tekst) else None


def _uit_cellen(ruw: Ruw, kolom: str, telling: dict[str, int], keuze: str) -> _Gevonden | _Geen:
    """From what the cells say, which repeat a few answers when it is a closed question."""
    ontbrekend = {c for c in telling if ruw.is_geen_antwoord(kolom, c)}
    keren: Counter[str] = Counter()
    schrijf: dict[str, str] = {}
    for cel, n in telling.items():
        if cel not in ontbrekend and not (ruw.maker == "LimeSurvey" and cel == "N/A"):
            keren[plat(heel(cel))] += n
            schrijf.setdefault(plat(heel(cel)), heel(cel))
    if not keren:
        return _Geen("leeg")
    if rangorde(list(keren)):
        return _Geen(
            "een rangorde: iedereen noemt dezelfde antwoorden, in een eigen volgorde; dat tellen wij niet"
        )
    waarom = "uit de antwoorden in de kolom"
    delen = _delen(keren, ruw.maker == "Google Forms" or keuze == "meer") if keuze in ("", "meer") else None
    if delen is not None:
        per: Counter[str] = Counter()
        for cel, n in keren.items():
            for deel in set(delen(schrijf[cel])):
                per[plat(deel)] += n
                schrijf.setdefault(plat(deel), deel)
        keuzes = _woorden(per, schrijf, sum(keren.values()), open_mag=True, minstens=2)
        return keuzes if isinstance(keuzes, _Geen) else ("meer", keuzes[0], f"{waarom}: meer antwoorden per cel", keuzes[1], "")  # fmt: skip
    echt = [c for c in keren if soort_label(c) == "antwoord"]
    if echt and all(re.fullmatch(r"-?\d+([.,]\d+)?", c) for c in echt):
        return _getallen(ruw.labels.get(kolom, kolom), keren, schrijf, keuze)
    keuzes = _woorden(keren, schrijf, sum(keren.values()), open_mag=bool(keuze))
    return keuzes if isinstance(keuzes, _Geen) else ("enkel", keuzes[0], waarom, keuzes[1], "")


def _getallen(kop: str, keren: Counter[str], schrijf: dict[str, str], keuze: str) -> _Gevonden | _Geen:
    """Whole numbers that repeat: codes or marks; ages and amounts are not counted."""
    echt = [c for c in keren if soort_label(c) == "antwoord"]
    if not keuze and not all(re.fullmatch(r"\d{1,2}", c) for c in echt):
        return _Geen("getallen zonder labels: geen antwoorden om te tellen")
    hoog, n = max(int(float(c.replace(",", "."))) for c in echt), sum(keren[c] for c in echt)
    if not keuze and hoog > 10 and (len(echt) > _GESLOTEN or n < 3 * len(echt)):
        return _Geen("getallen zonder labels: geen antwoorden om te tellen")
    is_cijfer = 5 < hoog <= 10 or "cijfer" in plat(kop)
    volgorde = sorted(echt, key=lambda c: float(c.replace(",", "."))) + [c for c in keren if c not in echt]
    opties = _opties([schrijf[c] for c in volgorde], {schrijf[c]: schrijf[c] for c in volgorde})
    if is_cijfer:
        opties = tuple(replace(o, score=_getal(o.label)) for o in opties)
    return "cijfer" if is_cijfer else "enkel", opties, "uit de getallen in de kolom", "", ""


def _woorden(
    keren: Counter[str], schrijf: dict[str, str], cellen: int, *, open_mag: bool, minstens: int = 1
) -> tuple[tuple[Optie, ...], str] | _Geen:
    """The options, and the code of the rest ('' without one); or why these are no answers.

    ``minstens``: how often an answer of a closed question must be given; beside what can be ticked own words can be written.
    """
    n, echt = sum(keren.values()), [w for w in keren if soort_label(w) == "antwoord"]
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
        return _Geen("te veel verschillende antwoorden: eigen woorden of getallen")
    if len([w for w in vaak if w in echt]) < (1 if open_mag else 2) and not (len(vaak) > 1 and cellen):
        return _Geen("overal hetzelfde antwoord, of te weinig antwoorden om een vraag te herkennen")
    namen = [schrijf[w][:200] for w in vaak]
    opties = _opties(op_volgorde(namen), {w: w for w in namen})
    if rest:
        opties = (*opties, Optie(ANDERS, "een ander antwoord", len(opties) + 1))
    return opties, ANDERS if rest else ""


# ---------------------------------------------------------------- more answers in one cell


def splits(cel: str, teken: str) -> list[str]:
    """The answers in one cell."""
    return [d.strip() for d in cel.split(teken) if d.strip()]


def scheiding(cellen: list[str]) -> str:
    """What stands between answers: ';' as Microsoft Forms writes it, else ', ' as Google Forms does."""
    return ";" if any(";" in c for c in cellen) else ", "


def rangorde(cellen: list[str]) -> bool:
    """Whether every cell holds the same answers (three or more), in another order."""
    teken = scheiding(cellen)
    sets = {frozenset(splits(c, teken)) for c in cellen}
    return len(cellen) > 1 and len(sets) == 1 and len(next(iter(sets))) > 2


def _delen(keren: Counter[str], soepel: bool) -> Callable[[str], list[str]] | None:
    """How to split the cells, when they hold more answers; None when every cell is one answer.

    With ';' nearly always; with ', ' only when the parts stand by themselves: each of them in more than one combination.
    """
    cellen = list(keren)
    teken = scheiding(cellen)
    samen = [c for c in cellen if teken in c]
    if not samen or (teken == ", " and len(cellen) < 3):
        return None
    waar = Counter(d for c in cellen for d in set(splits(c, teken)))
    vaak = Counter[str]()
    for c in cellen:
        for d in set(splits(c, teken)):
            vaak[d] += keren[c]
    if teken == ";":
        los = all(c.endswith(";") for c in samen) or sum(v > 1 for v in waar.values()) >= len(waar) / 2
    else:
        delen = {d for c in samen for d in splits(c, teken)}
        los = all(waar[d] > 1 or (soepel and vaak[d] >= MINSTENS_KEER) for d in delen) and max(waar[d] for d in delen) > 1  # fmt: skip
        los = los and not (schaalplaatsen(cellen) or any(len(splits(c, teken)) != len(set(splits(c, teken))) for c in samen))  # fmt: skip
    return (lambda cel: splits(cel, teken)) if los else None


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
    groep: list[str] = []
    for kolom, volgende in zip(vrij, [*vrij[1:], ""], strict=True):
        if not _is_vinkje(ruw, kolom):
            continue
        groep.append(kolom)
        if volgende and _is_vinkje(ruw, volgende) and _stam(ruw, volgende) == _stam(ruw, kolom):
            continue
        enig = list(ruw.waardelabels.get(kolom, {})) == ["1"]
        if len(groep) > 1 or (enig and len(groep) == 1):
            uit[groep[0]] = ("", list(groep), "")
        groep = []
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
    code = re.sub(r"([_.][^\W_]{1,5}|\[\w+\])$", "", kolom)
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
