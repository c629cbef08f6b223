"""The raw figures as the auditor asks for them: per municipality ('NL' is the country) and definitie.

Amounts in thousands of euro; None is unknown. All of it comes from ``tests.tweede_weg`` (pandas on data/bron); only the
list of comparable municipalities (mart.buur) is taken from the database, as an input.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import numpy as np
import pandas as pd

from loaders.versies import huidige
from queries import verbind
from tests import tweede_weg as tw

WETTEN = tuple(tw.WETTEN)
LAATSTE_REKENING = 2024
_LEEG = float("nan")


@dataclass(frozen=True)
class Paar:
    """Begroot beside besteed of one part; ``past``: both known, and booked alike."""

    begroot: float | None = None
    besteed: float | None = None
    past: bool = False

    @property
    def verschil(self) -> float | None:
        """Besteed − begroot."""
        return None if self.begroot is None or self.besteed is None else self.besteed - self.begroot


def _los(x: float) -> float | None:
    return None if x != x else float(x)


def _per_sleutel(t: pd.DataFrame, sleutel: list[str], waarde: str) -> dict[tuple, float]:
    return dict(zip(t[sleutel].itertuples(index=False, name=None), t[waarde], strict=True))


@cache
def _paren() -> dict[tuple, Paar]:
    t = tw.begroot_besteed()
    k = t[["gm_code", "definitie", "jaar", "wet"]].itertuples(index=False, name=None)
    paren = {
        s: Paar(_los(b), _los(r), bool(v))
        for s, b, r, v in zip(k, t["begroot_keur"], t["besteed_keur"], t["vergelijkbaar"], strict=True)
    }
    for definitie in tw.DEFINITIES:
        for r in tw.nederland(definitie).itertuples():
            past = r.jaar <= LAATSTE_REKENING
            paren["NL", definitie, r.jaar, r.wet] = Paar(_los(r.begroot_keur), _los(r.besteed_keur), past)
    return paren


@cache
def nederland_rij(definitie: str) -> dict[tuple[int, str], dict]:
    """The national row per year and law: n, n_ontbreekt, n_past_niet, n_meer, n_vergelijkbaar, inwoners."""
    return {(r["jaar"], r["wet"]): r for r in tw.nederland(definitie).to_dict("records")}


@cache
def _noemers() -> dict[tuple, float]:
    return _per_sleutel(tw.noemer(), ["noemer", "gm_code", "jaar"], "aantal")


@cache
def _pgb() -> dict[tuple, float]:
    """6.79 of two laws at once, per municipality of now."""
    t = tw.taakveld_bedrag().query("taakveld == '6.79'")
    d = _per_sleutel(t, ["gm_code", "jaar", "soort"], "lasten_keur")
    for (_, jaar, soort), keur in list(d.items()):
        d["NL", jaar, soort] = d.get(("NL", jaar, soort), 0.0) + keur
    return d


@cache
def _vlaggen() -> dict[tuple, set[str]]:
    """(gm_code, jaar) -> {(vlag, soort, wet)}."""
    uit: dict[tuple, set] = {}
    for vlag, rijen in tw.vlaggen().items():
        for gm, jaar, soort, wet in rijen:
            uit.setdefault((gm, jaar), set()).add((vlag, soort, wet))
    return uit


@cache
def _delen() -> dict[tuple, int]:
    t = tw.overgang().query("aandeel > 0")
    return t.groupby(["gm_code", "jaar"]).size().to_dict()


@cache
def buren() -> dict[tuple[str, str], list[str]]:
    """(gm_code, wet) -> the ten nearest municipalities: the one thing taken from the database."""
    t = verbind(huidige()).execute("select gm_code, wet, buur_gm_code from mart.buur where rang <= 10").df()
    return t.groupby(["gm_code", "wet"])["buur_gm_code"].apply(list).to_dict()


@cache
def eur(kant: str, soort: str = "rekening") -> dict[tuple, float]:
    """(gm_code, wet, jaar) -> euro per inhabitant as it is compared (Wmo without 6.81)."""
    return _per_sleutel(tw.posities(kant, soort), ["gm_code", "wet", "jaar"], "eur")


@cache
def _rauw() -> dict[tuple, tuple[float, float]]:
    """As ``eur``, gross and net, of everybody: also who may not be placed among others."""
    t = tw.vergelijkbedrag().query("definitie == 'smal' and soort == 'rekening'")
    t = t.merge(tw._noemer("inwoners", "mensen"), on=["gm_code", "jaar"])
    delen = zip(1000 * t["lasten_keur"] / t["mensen"], 1000 * t["netto_keur"] / t["mensen"], strict=True)
    return dict(zip(zip(t["gm_code"], t["onderdeel"], t["jaar"], strict=True), delen, strict=True))


def rauw(gm: str, wet: str, jaar: int, kant: str) -> float | None:
    """Euro per inhabitant of one municipality, whether it can be placed among others or not."""
    bruto, netto = _rauw().get((gm, wet, jaar), (_LEEG, _LEEG))
    return _los(netto if kant == "netto" else bruto)


@cache
def helft(
    gm: str, wet: str, jaar: int, kant: str, soort: str = "rekening"
) -> tuple[int, float, float, float]:
    """n, q1, median and q3 of the ten peers."""
    alle = eur(kant, soort)
    w = [alle[s] for b in buren().get((gm, wet), []) if (s := (b, wet, jaar)) in alle]
    return (len(w), *np.quantile(w, [0.25, 0.5, 0.75])) if w else (0, _LEEG, _LEEG, _LEEG)


@cache
def plek(gm: str, wet: str, jaar: int, kant: str = "bruto", soort: str = "rekening") -> str:
    """'boven', 'in', 'onder' the middle half in one year; '' = not to be said."""
    eigen = eur(kant, soort).get((gm, wet, jaar))
    n, q1, _, q3 = helft(gm, wet, jaar, kant, soort)
    half = wet != "participatiewet" and (gm, jaar, soort) in _pgb()  # part of the law is not known apart
    if eigen is None or n < 5 or half:
        return ""
    return "boven" if eigen > q3 else "onder" if eigen < q1 else "in"


@cache
def uitspraak(gm: str, wet: str, jaar: int, kant: str = "bruto", soort: str = "rekening") -> str:
    """What may be said: above or below in at least two of the last three years; '' = nothing."""
    plekken = [p for j in range(jaar - 2, jaar + 1) if (p := plek(gm, wet, j, kant, soort))]
    if not plek(gm, wet, jaar, kant, soort) or len(plekken) < 2:
        return ""
    return next((p for p in ("boven", "onder") if plekken.count(p) >= 2), "in")


@cache
def aandeel(gm: str, soort: str) -> dict[int, float]:
    """Share of accessible help per year, in %."""
    t = tw.preventie().query("gm_code == @gm and soort == @soort").dropna(subset=["aandeel_pct"])
    return dict(zip(t["jaar"], t["aandeel_pct"], strict=True))


@cache
def samenkracht(gm: str, soort: str) -> dict[int, float]:
    """Taakveld 6.1 per year."""
    t = tw.preventie().query("gm_code == @gm and soort == @soort").dropna(subset=["samenkracht_keur"])
    return dict(zip(t["jaar"], t["samenkracht_keur"], strict=True))


@cache
def _taakvelden() -> dict[tuple, pd.DataFrame]:
    return dict(list(tw.taakvelden().groupby(["gm_code", "jaar", "definitie"])))


@cache
def _rijk() -> dict[tuple, float]:
    """Per municipality of now, year and report: lasten on H6, and what the Rijk paid on H6 and 0.7."""
    t = tw.gemeentetotaal()
    # Amsterdam 2022 has both reports of its own and only a begroting of Weesp
    alleen_zelf = tw.lees("iv3_gemeentetotaal.parquet").query("gm_code == 'GM0363' and jaar == 2022")
    h6 = tw.som(tw.paarbedrag().query("definitie == 'smal'"), ["gm_code", "jaar", "soort"], ["lasten_keur"])
    uit = {("h6", *s): v for s, v in _per_sleutel(h6, ["gm_code", "jaar", "soort"], "lasten_keur").items()}
    for naam in ("rijk_07", "rijk_h6"):
        d = _per_sleutel(t, ["gm_code", "jaar", "soort"], f"{naam}_keur")
        uit |= {(naam, *s): v for s, v in d.items()}
        for r in alleen_zelf.to_dict("records"):
            uit[naam, r["gm_code"], r["jaar"], r["soort"]] = r[f"{naam}_keur"]
    return uit


CLUSTER = {"jeugdwet": "Individuele voorzieningen Jeugd", "wmo": "Individuele voorzieningen Wmo"}
CLUSTER |= {"participatiewet": "Participatie"}


@cache
def rekenbedrag() -> dict[tuple[str, str, int], float]:
    """(gm_code, wet, jaar) -> what the Gemeentefonds reckons with in the circulaire of May the year before."""
    t = tw.lees("rekenbedrag.parquet")
    t = t[t["circulaire"] == "M" + (t["jaar"] - 1).astype(str)]
    o = tw.overgang()
    toen = o.groupby("jaar")["toen"].apply(set).to_dict()
    # a circulaire may still hold the municipalities of the year before
    t = t.assign(
        indeling=[j if g in toen[j] else j - 1 for g, j in zip(t["gm_code"], t["jaar"], strict=True)]
    )
    o = o.rename(columns={"jaar": "indeling"})
    t = t.rename(columns={"gm_code": "toen"}).merge(o, on=["indeling", "toen"])
    t["keur"] = (t["au_keur"] + t["iu_du_keur"]) * t["aandeel"]
    d = t.groupby(["gm_code", "cluster", "jaar"])["keur"].sum().to_dict()
    return {(g, w, j): d[g, c, j] for g, c, j in d for w in WETTEN if CLUSTER[w] == c}


@cache
def _volledig() -> set[tuple]:
    t = tw.levering().query("status == 'volledig'")[["gm_code", "jaar", "soort"]]
    return set(t.itertuples(index=False, name=None))


@cache
def _netto(definitie: str) -> dict[tuple, float]:
    t = tw.paarbedrag().query("definitie == @definitie").dropna(subset=["netto_keur"])
    d = _per_sleutel(t, ["gm_code", "wet", "jaar", "soort"], "netto_keur")
    return {s: v for s, v in d.items() if (s[0], s[2], s[3]) in _volledig()}


@cache
def tekorten(wet: str, definitie: str) -> dict[tuple[str, int], Paar]:
    """(gm_code, jaar) -> the two amounts of a definition of a deficit: ``besteed`` minus ``begroot``; only where both are known."""
    uit: dict[tuple[str, int], Paar] = {}
    weg = {
        (g, j) for v in ("anders_geboekt", "onmogelijk_bedrag") for g, j, _, w in tw.vlaggen()[v] if w == wet
    }
    for gm, jaar in product(tw.nu(), tw.JAREN):
        if definitie == "rekening_begroting":
            p = _paren()[gm, "smal", jaar, wet]
            links, rechts = p.besteed, p.begroot
        else:
            # a cluster holds the toegang of its law, from the year that it is known per law
            telt = "toegang" if "rekenbedrag" in definitie else "smal"
            netto = {s: _netto(telt).get((gm, wet, jaar, s)) for s in ("begroting", "rekening")}
            links = netto["begroting" if definitie == "netto_begroting_rekenbedrag" else "rekening"]
            bedrag = rekenbedrag().get((gm, wet, jaar))
            rechts = netto["begroting"] if definitie == "netto_rekening_begroting" else bedrag
        if links is not None and rechts is not None:
            uit[gm, jaar] = Paar(rechts, links, (gm, jaar) not in weg)
    return uit


@cache
def _gedeeld_netto() -> dict[tuple[str, int, str], float]:
    """(gm_code, jaar, soort) -> the largest part of shared costs that is thought to belong to youth or Wmo; and to participatie with ' ' before it.

    Half of toegang that is not of one law (6.2, from 2025 6.23; none of it is of participatie) and a tenth of overhead (0.4), net.
    """
    t = tw.taakveld_bedrag()
    t = t.assign(netto=t["lasten_keur"] - t["baten_keur"])
    toegang = t[(t["taakveld"] == "6.2") & (t["jaar"] < 2025) | (t["taakveld"] == "6.23")]
    k = ["gm_code", "jaar", "soort"]
    delen = [x.set_index(k)["netto"] for x in (toegang, t[t["taakveld"] == "0.4"])]
    samen = (0.5 * delen[0] + 0.1 * delen[1]).dropna()
    uit = {s: v for s, v in samen.to_dict().items() if s in _volledig()}
    alleen = (0.1 * delen[1]).dropna().to_dict()
    return uit | {(f" {s[0]}", s[1], s[2]): v for s, v in alleen.items() if s in _volledig()}


def gedeeld_hoogstens(gm: str, wet: str, jaar: int, soort: str) -> float | None:
    """What may at most be added of shared costs to what a law cost, thousands of euro."""
    return _gedeeld_netto().get((f" {gm}" if wet == "participatiewet" else gm, jaar, soort))


@dataclass(frozen=True)
class Gebruik:
    """Users, spending (thousands of euro) and inhabitants of one year, of a municipality or of several together."""

    gebruikers: float
    keur: float
    inwoners: float


@cache
def gebruik() -> dict[tuple[str, int], Gebruik]:
    """(gm_code, jaar) -> young people with youth care in kind beside the jaarrekening for youth; whole municipalities only."""
    t = tw.lees("jeugdzorg_natura.parquet").dropna(subset=["jongeren"])
    t = tw.naar_nu(t.astype({"jongeren": float}), ["jongeren"], []).dropna(subset=["jongeren"])
    uit = {}
    for gm, jaar, n in t[["gm_code", "jaar", "jongeren"]].itertuples(index=False, name=None):
        keur, mensen = _paren()[gm, "smal", jaar, "jeugdwet"].besteed, hoofden(gm, jaar)
        heel = (gm, jaar, "rekening") in _volledig() and _dekking().get((gm, jaar), 1.0) == 1.0
        if keur is not None and mensen and heel:
            uit[gm, jaar] = Gebruik(n, keur, mensen)
    return uit


def gebruik_samen(jaar: int, alleen: set[str] | None = None) -> Gebruik:
    """The sum over municipalities of which both are known (and that are in ``alleen``)."""
    van = [x for (g, j), x in gebruik().items() if j == jaar and (alleen is None or g in alleen)]
    return Gebruik(*(sum(getattr(x, k) for x in van) for k in ("gebruikers", "keur", "inwoners")))


def gebruik_beide(van: int, tot: int) -> set[str]:
    """Who is known in both years."""
    alle = [{g for g, j in gebruik() if j == jaar} for jaar in (van, tot)]
    return alle[0] & alle[1]


@cache
def tekort_jaren(wet: str, definitie: str) -> list[int]:
    """The years a definition can be worked out for."""
    return sorted({j for _, j in tekorten(wet, definitie)})


@cache
def tekort_jaar(wet: str, definitie: str, jaar: int) -> dict[str, Paar]:
    """The pairs of a year that fit, per municipality."""
    return {g: p for (g, j), p in tekorten(wet, definitie).items() if j == jaar and p.past}


@cache
def tekort_boven(wet: str, definitie: str, jaar: int) -> tuple[int, float]:
    """How many pairs fit, and the share (%) of which the first amount is the larger."""
    p = tekort_jaar(wet, definitie, jaar)
    return len(p), 100 * sum((x.verschil or 0) > 0 for x in p.values()) / max(1, len(p))


def hoofden(gm: str, jaar: int, eenheid: str = "inwoners") -> float | None:
    """Inhabitants (or children) the pair of a year is about: of Amsterdam 2022 without Weesp."""
    n = _noemers().get((eenheid, gm, jaar))
    return None if n is None else n * _dekking().get((gm, jaar), 1.0)


@cache
def _dekking() -> dict[tuple[str, int], float]:
    t = tw.begroot_besteed().query("definitie == 'smal' and wet == 'jeugdwet'").dropna(subset=["dekking_pct"])
    return {(g, j): d / 100 for g, j, d in zip(t["gm_code"], t["jaar"], t["dekking_pct"], strict=True)}


@dataclass(frozen=True)
class Feiten:
    """One municipality ('NL') under one definitie."""

    gm: str
    definitie: str

    @cached_property
    def delen(self) -> tuple[str, ...]:
        """The parts that count in the total."""
        return (*WETTEN, "gedeeld") if self.definitie == "breed" else WETTEN

    def paar(self, jaar: int, wet: str) -> Paar:
        """Begroot and besteed of a law, or of 'samen': the parts that count with pgb that is known for two laws only."""
        if wet != "samen":
            return _paren().get((self.gm, self.definitie, jaar, wet), Paar())
        paren = [self.paar(jaar, w) for w in self.delen]
        som = [
            None if any(getattr(p, m) is None for p in paren) else sum(getattr(p, m) for p in paren)
            for m in ("begroot", "besteed")
        ]
        if self.definitie != "breed":  # in breed it is among the shared costs already
            for i, soort in enumerate(("begroting", "rekening")):
                if som[i] is not None:
                    som[i] += _pgb().get((self.gm, jaar, soort), 0.0)
        return Paar(*som, past=all(p.past for p in paren))

    def pgb(self, jaar: int) -> float:
        """Pgb of two laws at once in the begroting."""
        return _pgb().get((self.gm, jaar, "begroting"), 0.0)

    def noemer(self, jaar: int, eenheid: str, wet: str = "jeugdwet") -> float | None:
        """What an amount is divided by: thousandths of heads, so that a quotient is euro; 1 for a total."""
        if eenheid == "totaal":
            return 1.0
        if self.gm == "NL":
            rij = nederland_rij(self.definitie).get((jaar, wet if wet != "samen" else "jeugdwet"), {})
            n = rij.get("inwoners" if eenheid == "inwoner" else "jongeren")
        else:
            n = _noemers().get((("inwoners" if eenheid == "inwoner" else "jongeren_0_17"), self.gm, jaar))
        return None if n is None or n != n or n == 0 else n / 1000

    def paren_die_passen(self, wet: str) -> dict[int, Paar]:
        """The years in which begroot and besteed can be compared."""
        return {j: p for j in tw.JAREN if (p := self.paar(j, wet)).past}

    def opgeteld(self, jaar: int) -> bool:
        """Whether it was more than one municipality then; not where the pair is of one of them only."""
        los = any(v == "onvolledig_door_herindeling" for v, _, _ in _vlaggen().get((self.gm, jaar), set()))
        return _delen().get((self.gm, jaar), 1) > 1 and not los

    def gestoord(self, jaar: int, soort: str, wet: str) -> set[str]:
        """Flags under which the level of this law in this report says little."""
        zwaar = {
            "niet_aangeleverd",
            "onvolledig_door_herindeling",
            "anders_geboekt",
            "onmogelijk_bedrag",
            "nul_of_negatief",
            "sterk_verschil",
            "ongewoon_hoog",
            "pgb_niet_gesplitst",
        }
        wetten = set(self.delen) if wet == "samen" else {wet}
        if any((v, s) == ("onmogelijk_bedrag", soort) for v, s, _ in _vlaggen().get((self.gm, jaar), set())):
            return {"onmogelijk_bedrag"}  # money of that law may stand on any other of the report
        uit = {
            v
            for v, s, w in _vlaggen().get((self.gm, jaar), set())
            if v in zwaar and s in ("", soort) and (not w or w in wetten)
        }
        if wet == "samen":
            uit -= {"pgb_niet_gesplitst"}  # counted in the total, on both sides
        elif self.tegenkant(jaar, wet):
            uit |= {"tegenkant"}
        p = self.paar(jaar, wet)
        keur = p.begroot if soort == "begroting" else p.besteed
        return uit | ({"geen_bedrag"} if keur is None or keur <= 0 else set())

    def van_de_regio(self, jaar: int, wet: str) -> bool:
        """Whether one of the two reports is far above what is usual: probably a region's money."""
        return any(v == "ongewoon_hoog" and w == wet for v, _, w in _vlaggen().get((self.gm, jaar), set()))

    def tegenkant(self, jaar: int, wet: str) -> bool:
        """Whether a law whose pair does not fit differs the other way, at most three times as much: its money is here."""
        p = self.paar(jaar, wet)
        if self.gm == "NL" or not p.past or not p.verschil:
            return False
        anderen = [self.paar(jaar, w) for w in (*WETTEN, "gedeeld") if w != wet]
        return any(a.verschil and not a.past and -p.verschil / a.verschil >= 1 / 3 for a in anderen)

    def zelfde_telling(self, van: int, tot: int, wet: str) -> bool:
        """Whether the law holds the same kinds of taakvelden in both years: toegang is split off in 2025."""
        van, tot = sorted((van, tot))
        raakt = wet in ("jeugdwet", "wmo", "samen") and self.definitie == "toegang"
        return not (raakt and van < 2025 <= tot)

    def taakvelden(self, jaar: int) -> pd.DataFrame:
        """Begroot and besteed per group of taakvelden and law."""
        leeg = pd.DataFrame(columns=["groepscode", "wet", "begroot_keur", "besteed_keur"])
        return _taakvelden().get((self.gm, jaar, self.definitie), leeg)

    def rijk(self, wat: str, jaar: int) -> float | None:
        """Rekening − begroting of 'h6', 'rijk_h6' or 'rijk_07'; the country: over those with both reports."""
        d = _rijk()
        if self.gm == "NL":
            delen = [Feiten(g, self.definitie).rijk(wat, jaar) for g in tw.nu()]
            return sum(x for x in delen if x is not None)
        r, b = (d.get((wat, self.gm, jaar, s)) for s in ("rekening", "begroting"))
        return None if r is None or b is None or r != r or b != b else r - b


@cache
def haalt_reeks(definitie: str, wet: str, richting: str) -> float:
    """Share of municipalities (with four years or more) in which at least 75% of the years went this way, in %."""
    teken = 1 if richting == "meer" else -1
    haalt = []
    for gm in tw.nu():
        p = Feiten(gm, definitie).paren_die_passen(wet)
        if len(p) >= 4:
            haalt.append(sum(teken * x.verschil > 0 for x in p.values()) / len(p) >= 0.75)
    return 100 * float(np.mean(haalt))
