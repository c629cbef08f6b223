"""Deriving questions from the labels in an SPSS file, for surveys whose questionnaire is not ours.

Everything is read per question: which code means 'weet niet' follows from its label, never from its number,
and a scale gets an order only when its labels say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from enquete.duiden.beschrijving import Koppeling
from enquete.lezen.ruw import Ruw
from enquete.soorten import Optie, OptieSoort, Schaal, Vraag, VraagSoort

# what a label may consist of, between slashes and commas
_WEET_NIET = {
    "weet niet", "weet ik niet", "weet het niet", "ik weet het niet", "dat weet ik niet", "geen mening", "geen idee",
    "don't know", "no opinion",
}  # fmt: skip
_GEEN_ANTWOORD = {
    "n.v.t.", "nvt", "n.v.t", "niet van toepassing", "geen antwoord", "niet ingevuld", "overgeslagen",
    "wil ik niet zeggen", "wil ik liever niet zeggen", "zeg ik liever niet", "dat zeg ik liever niet",
    "wil niet zeggen", "prefer not to say", "not applicable", "no answer",
}  # fmt: skip
# how the first and last label of an ordered scale begin: much of it, and little of it
_VEEL = (
    "helemaal eens", "helemaal mee eens", "zeer eens", "zeer mee eens", "zeer tevreden", "heel veel", "heel vaak",
    "vaak", "altijd", "meerdere keren per week", "ja", "duidelijk vooruitgegaan", "zeer goed",
)  # fmt: skip
_WEINIG = (
    "helemaal oneens", "helemaal mee oneens", "helemaal niet mee eens", "zeer oneens", "zeer mee oneens",
    "zeer ontevreden", "(bijna) geen", "(bijna) niet", "(bijna) nooit", "nooit", "nee", "duidelijk achteruitgegaan",
    "zeer slecht",
)  # fmt: skip


@dataclass(frozen=True)
class Afgeleid:
    """Questions found in a file, and what its columns hold."""

    vragen: tuple[Vraag, ...]
    koppelingen: tuple[Koppeling, ...]


def soort_label(label: str) -> OptieSoort:
    """'weet niet / geen mening' -> weet_niet; 'zeg ik liever niet' -> geen_antwoord; all else antwoord.

    The whole label must say so: 'weet niet hoe ik aan werk kan komen' is an answer.
    """
    delen = {" ".join(d.split()).casefold().strip(" ()") for d in re.split(r"\s*[/,]\s*", label) if d.strip()}
    if not delen or not delen <= _WEET_NIET | _GEEN_ANTWOORD:
        return "antwoord"
    return "weet_niet" if delen & _WEET_NIET else "geen_antwoord"


def leid_af(ruw: Ruw, kolommen: list[str], vanaf: int = 1) -> Afgeleid:
    """Questions from the labels of these columns. Columns without answer labels are left alone."""
    vragen: list[Vraag] = []
    koppelingen: list[Koppeling] = []
    groep: list[str] = []
    for kolom, volgende in zip(kolommen, [*kolommen[1:], ""], strict=True):
        if not ruw.waardelabels.get(kolom):
            continue
        if _is_vinkje(ruw, kolom):
            groep.append(kolom)
            if volgende and _is_vinkje(ruw, volgende) and _stam(volgende) == _stam(kolom):
                continue
            vraag, delen = _meer(ruw, groep, vanaf + len(vragen))
            groep = []
        else:
            vraag, delen = _enkel(ruw, kolom, vanaf + len(vragen))
        vragen.append(vraag)
        koppelingen.extend(delen)
    return Afgeleid(tuple(vragen), tuple(koppelingen))


# ---------------------------------------------------------------- one answer


def _antwoordlabels(ruw: Ruw, kolom: str) -> dict[str, str]:
    """Codes with their labels; those the file declares missing only when they mean 'weet niet'."""
    return {
        code: label
        for code, label in ruw.waardelabels.get(kolom, {}).items()
        if not ruw.is_geen_antwoord(kolom, code) or soort_label(label) == "weet_niet"
    }


def _enkel(ruw: Ruw, kolom: str, volgorde: int) -> tuple[Vraag, list[Koppeling]]:
    labels = _antwoordlabels(ruw, kolom)
    soorten = {code: soort_label(label) for code, label in labels.items()}
    echt = [code for code, soort in soorten.items() if soort == "antwoord"]
    richting = _richting([labels[c] for c in echt])
    opties = tuple(
        Optie(
            code, label, i, float(echt.index(code) + 1) if richting and code in echt else None, soorten[code]
        )
        for i, (code, label) in enumerate(labels.items(), start=1)
    )
    soort: VraagSoort = "cijfer" if _is_cijfer([labels[c] for c in echt]) else "enkel"
    vraag = Vraag(
        vraag_id=kolom,
        volgorde=volgorde,
        tekst=_tekst(ruw.labels.get(kolom, kolom)),
        schaal=Schaal(kolom, kolom, opties),
        soort=soort,
        richting=richting or 1,
        toelichting=_toelichting(richting, labels, soorten),
    )
    return vraag, [Koppeling(kolom, "vraag", kolom, waarom="uit de labels van het bestand")]


def _richting(labels: list[str]) -> int:
    """1: a higher place is more of it; -1: less of it; 0: the answers have no order that we know."""
    if len(labels) < 2:
        return 0
    eerste, laatste = (" ".join(labels[i].split()).casefold() for i in (0, -1))
    if all(re.match(r"\d+( \(.*\))?$", label.strip()) for label in labels):
        return 1 if int(re.findall(r"\d+", labels[0])[0]) < int(re.findall(r"\d+", labels[-1])[0]) else -1
    if _begint(eerste, _VEEL) and _begint(laatste, _WEINIG):
        return -1
    if _begint(eerste, _WEINIG) and _begint(laatste, _VEEL):
        return 1
    return 0


def _begint(label: str, woorden: tuple[str, ...]) -> bool:
    return any(re.match(rf"{re.escape(w)}(?![a-z])", label) for w in woorden)


def _is_cijfer(labels: list[str]) -> bool:
    return labels == [str(c) for c in range(1, 11)] or labels == [str(c) for c in range(11)]


def _toelichting(richting: int, labels: dict[str, str], soorten: dict[str, OptieSoort]) -> str:
    """What the user must confirm about this scale."""
    zinnen = []
    if richting == -1:
        zinnen.append(
            f"Code {next(iter(labels))} betekent '{next(iter(labels.values()))}': een hogere code is minder."
        )
    for soort, naam in (("weet_niet", "weet niet"), ("geen_antwoord", "geen antwoord")):
        codes = [c for c, s in soorten.items() if s == soort]
        if codes:
            zinnen.append(f"Code {' en '.join(codes)} telt als '{naam}'.")
    return " ".join(zinnen)


# ---------------------------------------------------------------- more answers, one column each


def _is_vinkje(ruw: Ruw, kolom: str) -> bool:
    """Whether a column only says that something was ticked."""
    labels = _antwoordlabels(ruw, kolom)
    return list(labels) == ["1"]


def _stam(kolom: str) -> str:
    return re.sub(r"[_.]\d+$", "", kolom)


def _meer(ruw: Ruw, kolommen: list[str], volgorde: int) -> tuple[Vraag, list[Koppeling]]:
    vraag_id = _stam(kolommen[0])
    teksten = [_tekst(ruw.labels.get(k, k)) for k in kolommen]
    delen = [_splits(t) for t in teksten]
    opties, koppelingen = [], []
    for i, (kolom, (_, optie)) in enumerate(zip(kolommen, delen, strict=True), start=1):
        code = kolom.removeprefix(vraag_id).lstrip("_.") or str(i)
        opties.append(Optie(code, optie, i, None, soort_label(optie)))
        koppelingen.append(
            Koppeling(kolom, "optie", vraag_id, code, "aangevinkt of leeg: meer antwoorden mogelijk")
        )
    vraag = Vraag(
        vraag_id=vraag_id,
        volgorde=volgorde,
        tekst=delen[0][0] or f"{vraag_id} (meer antwoorden mogelijk)",
        schaal=Schaal(vraag_id, vraag_id, tuple(opties)),
        soort="meer",
        toelichting="Leeg telt als 'niet aangevinkt' bij wie iets anders van deze vraag aanvinkte.",
    )
    return vraag, koppelingen


def _tekst(label: str) -> str:
    """A label without the item number SPSS users put before it: '[wl02.0] Ik voel …' -> 'Ik voel …'."""
    return re.sub(r"^\[[\w.]+\]\s*", "", label).strip() or label


def _splits(tekst: str) -> tuple[str, str]:
    """'Waarom? [geen tijd]' or 'Waarom? | geen tijd' -> question and option."""
    past = re.fullmatch(r"(.*?)\s*\[(.+)\]", tekst) or re.fullmatch(r"(.*?)\s*\|\s*(.+)", tekst)
    return (past[1].strip(), past[2].strip()) if past else ("", tekst)
