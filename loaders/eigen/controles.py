"""CBS's checks on the whole of a delivery: what should balance, and how far it is off.

The definition files name each check and the codes it is about; how it is worked out stands in full only in the one of the
first year (check 1). The other sums follow from their descriptions; where a limit was not seen in a file, its row says so.
Nothing here stops a delivery: whoever gives it may accept what is off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from loaders.eigen.definitie import Controle, Definitie

Cellen = dict[str, dict[tuple[str, str], float]]  # part -> (code, category or date) -> amount
_LASTEN, _BATEN = ("lasten", "balans_lasten"), ("baten", "balans_baten")
_KANT = {d: f"categorie_{k}" for k, delen in (("lasten", _LASTEN), ("baten", _BATEN)) for d in delen}


def _som(cellen: Cellen, definitie: Definitie, delen: Iterable[str], *soorten: str) -> float:
    """The amounts of these parts on categories of these kinds."""
    return sum(
        bedrag
        for deel in delen
        for (_, categorie), bedrag in cellen[deel].items()
        if definitie.soort(_KANT[deel], categorie) in soorten
    )


def _procent(verschil: float, van: float) -> float:
    return 100 * abs(verschil) / abs(van) if van else (100.0 if verschil else 0.0)


_LOPEND = ("lopend", "onverdeeld")
_INTERN = ("intern", "reserves")


def _saldi(c: Cellen, d: Definitie, _: Controle) -> float:
    lopend = _som(c, d, _BATEN, *_LOPEND) - _som(c, d, _LASTEN, *_LOPEND)
    financieel = _som(c, d, _LASTEN, "financieel") - _som(c, d, _BATEN, "financieel")
    return _procent(lopend - financieel, lopend)


def _juiste_categorie(c: Cellen, d: Definitie, k: Controle) -> float:
    op_balans = [
        (categorie, abs(b))
        for deel in ("balans_lasten", "balans_baten")
        for (code, categorie), b in c[deel].items()
        if code in d.financieel
    ]
    fout = sum(b for categorie, b in op_balans if categorie not in k.categorieen)
    return _procent(fout, sum(b for _, b in op_balans))


def _stand(c: Cellen, d: Definitie, code: str, soort: str) -> float:
    """The standing of a balance code at the begin or the end."""
    return sum(
        b for (v, per), b in c["balans_standen"].items() if v == code and d.soort("standper", per) == soort
    )


def _mutaties(c: Cellen, d: Definitie, k: Controle) -> float:
    """Assets grow by what is spent on them, liabilities by what comes in."""
    codes = {code for deel in ("balans_lasten", "balans_baten", "balans_standen") for code, _ in c[deel]}
    verschil = totaal = 0.0
    for code in codes & (d.financieel if "alles" not in k.uitgesloten else set(d.codes["balanscode"])):
        erbij = sum(b for (v, _), b in c["balans_lasten"].items() if v == code)
        eraf = sum(b for (v, _), b in c["balans_baten"].items() if v == code)
        groei = (erbij - eraf) * (1 if code.startswith("A") else -1)
        ultimo = _stand(c, d, code, "eind")
        verschil += abs(_stand(c, d, code, "begin") + groei - ultimo)
        totaal += abs(ultimo)
    return _procent(verschil, totaal)


def _verrekend(c: Cellen, d: Definitie, _: Controle) -> float:
    lasten, baten = _som(c, d, _LASTEN, *_INTERN), _som(c, d, _BATEN, *_INTERN)
    return _procent(lasten - baten, max(lasten, baten, key=abs))


def _buiten_balans(c: Cellen, d: Definitie, k: Controle) -> float:
    alles = [
        (code, abs(b))
        for deel in (*_LASTEN, *_BATEN)
        for (code, categorie), b in c[deel].items()
        if d.soort(_KANT[deel], categorie) == "financieel"
    ]
    mag = d.financieel | set(k.uitgesloten)
    return _procent(sum(b for code, b in alles if code not in mag), sum(b for _, b in alles))


def _gelijk(c: Cellen, _: Definitie, __: Controle) -> float:
    return abs(sum(c["lasten"].values()) - sum(c["baten"].values()))


def _balans(soort: str) -> Callable[[Cellen, Definitie, Controle], float]:
    def verschil(c: Cellen, d: Definitie, _: Controle) -> float:
        return abs(
            sum(
                b if code.startswith("A") else -b
                for (code, per), b in c["balans_standen"].items()
                if d.soort("standper", per) == soort
            )
        )

    return verschil


def _onverdeeld(c: Cellen, _: Definitie, k: Controle) -> float:
    return sum(abs(b) for d in _KANT for (_, categorie), b in c[d].items() if categorie in k.categorieen)


_SOMMEN: dict[str, Callable[[Cellen, Definitie, Controle], float]] = {
    "PF001": _saldi,
    "PF002": _juiste_categorie,
    "PF003": _mutaties,
    "PF004": _verrekend,
    "PF005": _buiten_balans,
    "PF006": _gelijk,
    "PF007": _balans("begin"),
    "PF008": _balans("eind"),
    "PF009": _onverdeeld,
}


def controleer(cellen: Cellen, definitie: Definitie, periode: int) -> list[tuple[Controle, float]]:
    """The checks of this period that are off, each with how far."""
    uit = []
    for controle in definitie.controles:
        if periode in controle.perioden:
            gevonden = _SOMMEN[controle.foutcode](cellen, definitie, controle)
            if gevonden > controle.grens:
                uit.append((controle, gevonden))
    return uit
