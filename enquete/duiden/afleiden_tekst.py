"""Deriving questions from a file without labels, as Microsoft Forms and Google Forms write it: the heading is the question.

A column becomes a question when its cells repeat a few answers. What is written once or twice may be somebody's own
words: it is counted as 'een ander antwoord' and never shown. Columns about who filled in the form are not read.
"""

from __future__ import annotations

import re
from collections import Counter

from enquete.duiden.afleiden import Afgeleid, soort_label
from enquete.duiden.beschrijving import Koppeling
from enquete.lezen.ruw import Ruw
from enquete.soorten import Optie, Schaal, Vraag, VraagSoort

MINSTENS_KEER = 3  # below this an answer may be somebody's own words
HOOGSTENS_ANTWOORDEN = 15
_MEESTE_REST = 0.2  # of the cells: with more answers of one's own it is an open question
ANDERS = "anders"
# who filled in the form, and when
_INVULLER = re.compile(
    r"(id|nr|nummer|tijdstempel|timestamp|(start|begin|eind|voltooiings)tijd|(start|completion|last modified) time|"
    r"tijd van laatste wijziging|(uw )?e-?mail(adres| address)?|(uw )?(voor- en achter)?naam|name|username|ip-?adres)",
    re.IGNORECASE,
)


def leid_af_uit_tekst(ruw: Ruw, kolommen: list[str], onze: tuple[Vraag, ...], vanaf: int = 1) -> Afgeleid:
    """Questions from the words in these columns; ``onze``: questions whose scales may be recognised.

    A column that is no question is coupled to nothing, with the reason.
    """
    vragen: list[Vraag] = []
    koppelingen: list[Koppeling] = []
    for kolom in kolommen:
        gevonden = _vraag(ruw, kolom, onze, vanaf + len(vragen))
        if isinstance(gevonden, str):
            koppelingen.append(Koppeling(kolom, "negeren", waarom=gevonden))
        else:
            vragen.append(gevonden)
            koppelingen.append(
                Koppeling(kolom, "vraag", gevonden.vraag_id, waarom="uit de antwoorden in de kolom")
            )
    return Afgeleid(tuple(vragen), tuple(koppelingen))


def _vraag(ruw: Ruw, kolom: str, onze: tuple[Vraag, ...], volgorde: int) -> Vraag | str:
    """The question of a column, or why it is none."""
    if _INVULLER.fullmatch(kolom.strip()):
        return "gaat over wie het invulde of wanneer"
    cellen = [" ".join(w.split()) for w in ruw.tabel[kolom].dropna()]
    if not cellen:
        return "leeg"
    is_meer = any(c.endswith(";") for c in cellen)
    delen = [d.strip() for c in cellen for d in c.split(";") if d.strip()] if is_meer else cellen
    schaal: Schaal | str = _bekende_schaal(delen, onze) or _cijfers(delen) or _woorden(delen, len(cellen))
    if isinstance(schaal, str):
        return schaal
    soort: VraagSoort = "meer" if is_meer else "cijfer" if schaal.schaal_id == "cijfer" else "enkel"
    kort = re.fullmatch(r"[\w.\-]{1,20}", kolom)
    return Vraag(
        kolom if kort else f"vraag_{volgorde}", volgorde, ruw.labels.get(kolom, kolom), schaal, soort
    )


def _bekende_schaal(delen: list[str], onze: tuple[Vraag, ...]) -> Schaal | None:
    """The scale of our questionnaire that has all these answers as its labels; at least two of them."""
    gegeven = {d.casefold() for d in delen}
    if len(gegeven) < 2:
        return None
    for schaal in dict.fromkeys(v.schaal for v in onze):
        if schaal.opties and gegeven <= {o.label.casefold() for o in schaal.opties}:
            return schaal if not all(g.isdecimal() for g in gegeven) else None
    return None


def _cijfers(delen: list[str]) -> Schaal | None:
    """Marks from 1 (or 0) to at most 10."""
    if not all(re.fullmatch(r"\d{1,2}", d) for d in delen):
        return None
    laag, hoog = min(map(int, delen)), max(map(int, delen))
    if hoog > 10:
        return None
    top = 10 if hoog > 5 else 5
    opties = tuple(Optie(str(c), str(c), c + 1, c) for c in range(min(laag, 1), top + 1))
    return Schaal("cijfer", f"Cijfer van {opties[0].code} tot en met {top}", opties)


def _woorden(delen: list[str], cellen: int) -> Schaal | str:
    """The answers that are given more often, and one for the rest; or why these are no answers."""
    keren = Counter(d.casefold() for d in delen)
    schrijf = {d.casefold(): d for d in reversed(delen)}
    vaak = [w for w, n in keren.most_common() if n >= MINSTENS_KEER or soort_label(w) != "antwoord"]
    rest = sum(n for w, n in keren.items() if w not in vaak)
    if len(vaak) > HOOGSTENS_ANTWOORDEN or rest > _MEESTE_REST * len(delen):
        return "te veel verschillende antwoorden: eigen woorden of getallen"
    if len(vaak) < 2:
        return "overal hetzelfde antwoord, of te weinig antwoorden om een vraag te herkennen"
    vaak.sort(key=lambda w: soort_label(w) != "antwoord")  # 'weet niet' last
    opties = [Optie(str(i), schrijf[w][:200], i, None, soort_label(w)) for i, w in enumerate(vaak, start=1)]
    if rest:
        opties.append(Optie(ANDERS, "een ander antwoord", len(opties) + 1))
    return Schaal("woorden", "Antwoorden in het bestand", tuple(opties), rest=ANDERS if rest else "")
