"""The answers in the columns of a survey file, as numbers of options per row (``soorten.Antwoorden.keuzes``).

Every different text of a column is read once, however many rows hold it; labels are matched before codes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enquete.duiden.afleiden import heel, splits
from enquete.duiden.beschrijving import Beschrijving, Koppeling
from enquete.duiden.woorden import aangevinkt, plat, soort_label
from enquete.enquetefouten import Fout, Fouten, Mis
from enquete.lezen.ruw import Ruw
from enquete.soorten import Optie, Vraag

Keuze = NDArray[np.int16]
NIET_GESTELD = "N/A"  # LimeSurvey: the question was not put
_GEEN, _LEEG = -1, -2  # no answer; an empty cell where a tick could be


def lees_antwoorden(ruw: Ruw, beschrijving: Beschrijving, fouten: Fouten) -> dict[str, Keuze]:
    """vraag_id -> answers per row of the file; what cannot be read is added to ``fouten``."""
    per_vraag: dict[str, list[Koppeling]] = {}
    for k in beschrijving.koppelingen:
        if k.wat in ("vraag", "optie"):
            per_vraag.setdefault(k.vraag_id, []).append(k)
    uit: dict[str, Keuze] = {}
    for vraag_id, koppelingen in per_vraag.items():
        vraag = beschrijving.enquete.vraag(vraag_id)
        assert vraag is not None  # keur_toewijzing saw to it
        gevraagd = _gevraagd(ruw, beschrijving, vraag, fouten)
        if koppelingen[0].wat == "optie":
            keuze = _vinkjes(ruw, koppelingen, vraag, gevraagd, fouten)
        elif vraag.soort == "meer":
            keuze = _in_cellen(ruw, koppelingen, vraag, gevraagd, fouten)
        else:
            decimaal_gemengd(ruw, koppelingen[0].kolom, fouten)
            lees = Antwoordlezer(ruw, koppelingen[0].kolom, vraag).lees
            keuze = _lees(ruw, koppelingen[0].kolom, lees, gevraagd, fouten)
        if keuze.ndim == 2:
            keuze[:, [o.soort == "geen_antwoord" for o in vraag.schaal.opties]] = _GEEN
        uit[vraag_id] = keuze
    return uit


# ---------------------------------------------------------------- columns


def per_cel(
    ruw: Ruw, kolom: str, lees: Callable[[str], Any], fouten: Fouten, leeg: Any = None, soort: str = "object"
) -> NDArray[Any]:
    """What ``lees`` makes of the text of every row; a Mis is an error in each row that has that text.

    leeg: what an empty cell is, and one that is wrong; or the Mis that an empty cell is
    """
    codes = ruw.tabel[kolom].cat.codes.to_numpy()
    teksten = ruw.tabel[kolom].cat.categories
    if isinstance(leeg, Mis):
        fout_in(ruw, kolom, codes < 0, "", leeg, fouten)
        leeg = None
    betekenis = [leeg] * (len(teksten) + 1)  # the last is for -1: an empty cell
    for nr in np.unique(codes[codes >= 0]):
        gelezen = lees(str(teksten[int(nr)]))
        if isinstance(gelezen, Mis):
            fout_in(ruw, kolom, codes == nr, str(teksten[int(nr)]), gelezen, fouten)
        else:
            betekenis[nr] = gelezen
    uit: NDArray[Any] = np.array(betekenis, dtype=soort)[codes]
    return uit


def fout_in(
    ruw: Ruw, kolom: str, waar: NDArray[np.bool_], tekst: str, mis: Mis, fouten: Fouten, hoogstens: int = 200
) -> None:
    """An error for each of these rows; the first ones by number."""
    rijen = np.flatnonzero(waar)
    for rij in rijen[:hoogstens]:
        fouten.erbij(Fout(int(ruw.tabel.index[rij]), kolom, tekst, mis.verwacht, mis.oplossing))
    fouten.aantal += len(rijen[hoogstens:])


def decimaal_gemengd(ruw: Ruw, kolom: str, fouten: Fouten) -> None:
    """An error for the cells with a decimal point in a column that also has decimal commas."""
    tekens = {t: past[1] for t in ruw.telling(kolom) if (past := re.fullmatch(r"[-+]?\d+([.,])\d+", t))}
    if len(set(tekens.values())) > 1:
        anders = next(t for t, teken in tekens.items() if teken != next(iter(tekens.values())))
        mis = Mis("in de hele kolom hetzelfde decimaalteken", "Schrijf overal een komma of overal een punt.")
        fout_in(ruw, kolom, (ruw.tabel[kolom] == anders).to_numpy(bool), anders, mis, fouten, 1)


def _gevraagd(ruw: Ruw, beschrijving: Beschrijving, vraag: Vraag, fouten: Fouten) -> NDArray[np.bool_] | None:
    """Per row whether the question was put there; None when the description does not say."""
    routing = beschrijving.routing.get(vraag.vraag_id)
    if routing is None:
        return None
    if routing.kolom not in ruw.tabel.columns:
        fouten.erbij(
            Fout(None, routing.kolom, "", f"de kolom die zegt aan wie {vraag.vraag_id} is gevraagd", "Verbeter gevraagd_als in de beschrijving: die kolom staat niet in het bestand.")
        )  # fmt: skip
        return None
    waarden = {plat(w) for w in routing.waarden}
    labels = ruw.waardelabels.get(routing.kolom, {})
    raak = [w for w in ruw.telling(routing.kolom) if {plat(w), plat(labels.get(w, w))} & waarden]
    return ruw.tabel[routing.kolom].isin(raak).to_numpy(bool)


def _lees(
    ruw: Ruw, kolom: str, lees: Callable[[str], Any], gevraagd: NDArray[np.bool_] | None, fouten: Fouten, leeg: Any = _GEEN
) -> Keuze:  # fmt: skip
    """The cells of a column as numbers; an answer where the question was not put is an error."""
    uit = per_cel(ruw, kolom, lees, fouten, leeg, "int16")
    gaf = (
        (uit >= 0).any(axis=1) if uit.ndim == 2 else uit >= (0 if leeg == _GEEN else 1)
    )  # not ticked is no answer
    if gevraagd is not None and (gaf & ~gevraagd).any():
        mis = Mis(
            "geen antwoord: de vraag is hier volgens de beschrijving niet gesteld",
            "Verbeter gevraagd_als in de beschrijving of maak de cel leeg.",
        )
        eerste = str(ruw.tabel[kolom].iloc[int(np.flatnonzero(gaf & ~gevraagd)[0])])
        fout_in(ruw, kolom, gaf & ~gevraagd, eerste, mis, fouten)
    return uit


def _in_cellen(
    ruw: Ruw, koppelingen: list[Koppeling], vraag: Vraag, gevraagd: NDArray[np.bool_] | None, fouten: Fouten
) -> Keuze:
    """More answers in one cell ('1,4,7', 'boodschappen, vervoer', 'krant;radio;'), or spread over columns."""
    niets = (_GEEN,) * len(vraag.schaal.opties)
    stukken = []
    for k in koppelingen:
        lezer = Antwoordlezer(ruw, k.kolom, vraag)

        def lees(cel: str, k: Koppeling = k, lezer: Antwoordlezer = lezer) -> tuple[int, ...] | Mis:
            heel_ = Mis("", "") if cel.endswith(";") else lezer.lees(cel, rest=False)  # perhaps with a comma
            teken = k.teken or (";" if ";" in cel else ",")
            delen = [lezer.lees(d) for d in splits(cel, teken)] if isinstance(heel_, Mis) else [heel_]
            mis = next((d for d in delen if isinstance(d, Mis)), None)
            if mis is not None:
                return Mis(mis.verwacht, "Zet codes met een komma ertussen in de cel, zoals 1,4.")
            gekozen = {d for d in delen if d != _GEEN}
            return tuple(int(i in gekozen) for i in range(len(niets))) if gekozen else niets

        stukken.append(_lees(ruw, k.kolom, lees, gevraagd, fouten, niets))
    uit: Keuze = np.max(stukken, axis=0)
    return uit


def _vinkjes(
    ruw: Ruw, koppelingen: list[Koppeling], vraag: Vraag, gevraagd: NDArray[np.bool_] | None, fouten: Fouten
) -> Keuze:
    """A column per option.

    Blank is 'not ticked' only for who ticked something else of this question, or was asked it by the routing;
    and not at all where the file writes 'not ticked' out (0): there blank is no answer.
    """
    codes = [o.code for o in vraag.schaal.opties]
    cel = np.full((len(ruw.tabel), len(codes)), _GEEN, dtype="int16")
    for k in koppelingen:
        plek = codes.index(k.optie)
        lees = vinklezer(ruw, k, vraag.schaal.opties[plek])
        cel[:, plek] = _lees(ruw, k.kolom, lees, gevraagd, fouten, _LEEG)
    kreeg = (cel >= 0).any(axis=1)
    if gevraagd is not None:
        kreeg = (kreeg | gevraagd) & gevraagd
    uit = np.where(cel == _LEEG, _GEEN if (cel == 0).any() else 0, cel)
    uit[~kreeg] = _GEEN
    return uit.astype("int16")


# ---------------------------------------------------------------- cells


class Antwoordlezer:
    """Reads the cells of one column as answers to a question: the number of the option."""

    def __init__(self, ruw: Ruw, kolom: str, vraag: Vraag) -> None:
        self.ruw, self.kolom, self.vraag = ruw, kolom, vraag
        self.labels = ruw.waardelabels.get(kolom, {})
        opties = vraag.schaal.opties
        self.op_code = {plat(o.code): i for i, o in enumerate(opties)}
        namen = [plat(o.label) for o in opties]
        self.op_label = {naam: i for i, naam in enumerate(namen) if namen.count(naam) == 1}

    def lees(self, waarde: str, rest: bool = True) -> int | Mis:
        """The number of the option this cell means; _GEEN for no answer; Mis when it is none of the options."""
        if self.ruw.maker == "LimeSurvey" and waarde == NIET_GESTELD:
            return _GEEN
        nr = self._optie(waarde)
        if nr is not None:
            return _GEEN if self.vraag.schaal.opties[nr].soort == "geen_antwoord" else nr
        if self.ruw.is_geen_antwoord(self.kolom, waarde):
            return _GEEN
        if rest and self.vraag.schaal.rest:
            return self.op_code[plat(self.vraag.schaal.rest)]
        return self._mis(waarde)

    def _optie(self, waarde: str) -> int | None:
        eigen_label = self.labels.get(waarde)
        code = plat(heel(waarde))
        if eigen_label is not None:  # what the file says a code means goes before what the code is with us
            zelfde = self.op_code.get(code)
            if zelfde is not None and plat(self.vraag.schaal.opties[zelfde].label) == plat(eigen_label):
                return zelfde
            if self.vraag.soort != "cijfer" or soort_label(eigen_label) != "antwoord":
                return self.op_label.get(plat(eigen_label))
        for vorm in (plat(waarde), code):
            if vorm in self.op_label:
                return self.op_label[vorm]
        if self.ruw.maker == "LimeSurvey" and re.fullmatch(r"a\d+", code):
            return self.op_code.get(str(int(code[1:])))
        return self.op_code.get(code)

    def _mis(self, waarde: str) -> Mis:
        label = self.labels.get(waarde)
        opties = [o for o in self.vraag.schaal.opties if o.soort != "geen_antwoord"]
        if self.vraag.soort == "cijfer":
            cijfers = [o.code for o in opties if o.soort == "antwoord"]
            verwacht = f"een heel cijfer van {cijfers[0]} tot en met {cijfers[-1]}"
        else:
            keuzes = "; ".join(f"{o.code} ({o.label})" if o.code != o.label else o.code for o in opties)
            verwacht = f"een van deze antwoorden: {keuzes if len(keuzes) < 300 else keuzes[:299] + '…'}"
        lijkt = get_close_matches(plat(label or waarde), list(self.op_label), n=1, cutoff=0.75)
        if lijkt:
            bedoeld = self.vraag.schaal.opties[self.op_label[lijkt[0]]].label
            return Mis(verwacht, f"Bedoelt u '{bedoeld}'? Schrijf het dan precies zo of gebruik de code.")
        if label is not None:
            return Mis(
                verwacht,
                f"Code {waarde} heet in het bestand '{label}'. Verbeter het label of de beschrijving.",
            )
        return Mis(verwacht, "Verbeter het antwoord, of maak de cel leeg als er geen antwoord is.")


def vinklezer(ruw: Ruw, koppeling: Koppeling, optie: Optie) -> Callable[[str], int | Mis]:
    """Reads the cells of one column as ticked (1), not ticked (0) or no answer (_GEEN)."""
    labels = ruw.waardelabels.get(koppeling.kolom, {})

    def lees(waarde: str) -> int | Mis:
        label = labels.get(waarde)
        if (ruw.maker == "LimeSurvey" and waarde == NIET_GESTELD) or ruw.is_geen_antwoord(
            koppeling.kolom, waarde
        ):
            return _GEEN
        if koppeling.teken:
            return int(heel(waarde) == koppeling.teken)
        if label is not None and soort_label(label) == "geen_antwoord":
            return _GEEN
        zegt = None if label is None else aangevinkt(label)
        if zegt is None and plat(label or waarde) == plat(optie.label):
            return 1
        if zegt is None and (label is None or set(labels) <= {"0", "1"}):
            zegt = aangevinkt(heel(waarde))
        if zegt is not None:
            return int(zegt)
        return Mis("1 (aangevinkt), 0 (niet aangevinkt) of leeg", "Verbeter de cel of maak haar leeg.")

    return lees
