"""Own figures beside published ones: the sums per law, what may be laid beside what, and the sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from loaders.eigen.opgave import AARDEN, Opgave
from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import VERSTOREND, Beeld
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN, opsomming
from verhaal.getallen import euro_kort, procent, verschil_kort

Groep = tuple[str, ...]  # laws that are told together
SAMEN: Groep = ("jeugdwet", "wmo")
WERKWOORD = {
    "begroting": "begroot",
    "gewijzigd": "begroot na wijziging",
    "bestuursrapportage": "verwacht uit te geven",
    "rekening": "gaf uit",
}


@dataclass(frozen=True)
class Post:
    """One amount of a group of laws; ``opgave`` None when it is published. Thousands of euro."""

    groep: Groep
    jaar: int
    soort: str  # begroting or rekening, as it is drawn
    keur: float
    helder: bool  # no flag disturbs it
    opgave: Opgave | None = None

    @property
    def label(self) -> str:
        """What it is, in the chart and the table."""
        if self.opgave is not None:
            return f"{self.opgave.merk}: {self.opgave.over}"
        return f"{'Begroting vooraf' if self.soort == 'begroting' else 'Jaarrekening'} {self.jaar} (CBS)"


def groepnaam(groep: Groep) -> str:
    """'Wmo en Jeugdwet samen', or the name of the one law."""
    return WET_NAAM[groep[0]] if len(groep) == 1 else f"{opsomming([WET_NAAM[w] for w in groep])} samen"


def in_zin(groep: Groep) -> str:
    """After 'voor': 'jeugd en de Wmo samen'."""
    return WET_IN_ZIN[groep[0]] if len(groep) == 1 else f"{opsomming([WET_IN_ZIN[w] for w in groep])} samen"


def per_wet(haal: Haal, opgave: Opgave, definitie: str) -> dict[str, float]:
    """Own lasten per law under this definition; empty when they were filled in for another one."""
    if opgave.wetten:
        return dict(opgave.wetten) if opgave.definitie == definitie else {}
    wet = {
        r["taakveld"]: r["wet"] for r in als_rijen(haal.opgave_wetten(jaar=opgave.jaar, definitie=definitie))
    }
    som: dict[str, float] = {}
    for code, lasten, _ in opgave.taakvelden:
        if lasten is not None and code in wet:
            som[wet[code]] = som.get(wet[code], 0.0) + lasten
    return som


def zonder_wet(haal: Haal, opgave: Opgave, definitie: str) -> list[str]:
    """Own taakvelden of the social domain that no law is known for: they count nowhere, and that is said."""
    bekend = {r["taakveld"] for r in als_rijen(haal.opgave_wetten(jaar=opgave.jaar, definitie=definitie))}
    hoofd = {code.split(".")[0] for code in bekend}
    return [
        c for c, lasten, _ in opgave.taakvelden if lasten and c.split(".")[0] in hoofd and c not in bekend
    ]


# ---------------------------------------------------------------- what lies beside it


def _ijkjaren(beeld: Beeld, jaar: int) -> list[tuple[int, str]]:
    """The published reports beside figures of a year: of that year itself, else the last ones before it."""
    bekend = [
        (j, soort)
        for j in beeld.alle_jaren
        for soort in ("begroting", "rekening")
        if any(_gepubliceerd(beeld, (w,), j, soort) is not None for w in WETTEN)
    ]
    zelfde = [v for v in bekend if v[0] == jaar]
    if zelfde:
        return zelfde
    eerder = {
        soort: max((j for j, s in bekend if s == soort and j < jaar), default=None)
        for soort in ("rekening", "begroting")
    }
    return [(j, soort) for soort, j in eerder.items() if j is not None]


def _gepubliceerd(beeld: Beeld, groep: Groep, jaar: int, soort: str) -> float | None:
    """Lasten of these laws in a report; pgb that is known for both together counts when both are asked."""
    som = 0.0
    for wet in groep:
        rij = beeld.rij(jaar, wet)
        bedrag = None if rij is None else rij.begroot_keur if soort == "begroting" else rij.besteed_keur
        if bedrag is None:
            return None
        som += bedrag
    return som + ((beeld.pgb_ongesplitst(jaar, soort) or 0.0) if set(SAMEN) <= set(groep) else 0.0)


def _helder(beeld: Beeld, groep: Groep, jaar: int, soort: str) -> bool:
    storend = set(VERSTOREND) - {"pgb_niet_gesplitst"}  # told together then
    return not any(
        r["vlag"] in storend and r["soort"] in (None, soort) for r in beeld.vlagrijen([jaar], groep)
    )


def posten(
    haal: Haal, beeld: Beeld, opgaven: Iterable[Opgave], jaar: int, wetten: Collection[str] = WETTEN
) -> list[list[Post]]:
    """Per group of laws: what is published and what is own, in the order in which it came about.

    Where a published report holds pgb of two laws as a whole only, these laws are told together, own and published alike.
    """
    eigen = sorted((o for o in opgaven if o.jaar == jaar), key=lambda o: AARDEN.index(o.aard))
    ijk = _ijkjaren(beeld, jaar)
    ongesplitst = {(int(r["jaar"]), r["soort"]) for r in als_rijen(haal.pgb_niet_gesplitst())}
    groepen: list[Groep] = [SAMEN, ("participatiewet",)] if ongesplitst & set(ijk) else [(w,) for w in WETTEN]
    sommen = [(o, per_wet(haal, o, beeld.keuze.definitie)) for o in eigen]
    uit = []
    for groep in (g for g in groepen if set(g) & set(wetten)):
        rijen = [
            Post(groep, j, soort, bedrag, _helder(beeld, groep, j, soort))
            for j, soort in sorted(ijk)
            if (bedrag := _gepubliceerd(beeld, groep, j, soort)) is not None
        ]
        zelf = [
            Post(
                groep,
                jaar,
                "rekening" if o.aard == "rekening" else "begroting",
                sum(som[w] for w in groep),
                True,
                o,
            )
            for o, som in sommen
            if all(w in som for w in groep)
        ]
        if zelf:
            eind = [p for p in rijen if p.soort == "rekening" and p.jaar == jaar]
            uit.append([*(p for p in rijen if p not in eind), *zelf, *eind])
    return uit


def ijkpunt(rij: list[Post], post: Post) -> Post | None:
    """What an own amount is compared with in a sentence: the begroting of that year, else the one before."""
    begroot = [p for p in rij if p.soort == "begroting" and p is not post and p.helder]
    eerder = [p for p in begroot if p.opgave is None or p.opgave.aard == "begroting"]
    zelfde = [p for p in eerder if p.jaar == post.jaar]
    return next(iter(zelfde or eerder), None)


# ---------------------------------------------------------------- sentences


def meer_minder(verschil: float) -> str:
    return "meer" if verschil > 0 else "minder"


def vergelijking(naam: str, post: Post, ijk: Post) -> str:
    """'Roosendaal begroot in 2027 € 34,1 mln voor jeugd: € 2,1 mln meer dan in de begroting 2026 (…)'."""
    assert post.opgave is not None
    prijzen = "" if ijk.jaar == post.jaar else ", niet gecorrigeerd voor prijzen"
    anders = (
        ijk.jaar != post.jaar or post.opgave.aard == "begroting"
    )  # a begroting beside a begroting: say which
    waar = (
        f"in de begroting {ijk.jaar}{' bij het CBS' if ijk.opgave is None else ''}"
        if anders
        else "vooraf begroot"
    )
    gelijk = euro_kort(post.keur) == euro_kort(ijk.keur)
    verschil = "evenveel als" if gelijk else f"{verschil_kort(post.keur, ijk.keur)} {meer_minder(post.keur - ijk.keur)} dan"  # fmt: skip
    return (
        f"{naam} {WERKWOORD[post.opgave.aard]} in {post.jaar} {euro_kort(post.keur)} voor {in_zin(post.groep)}: "
        f"{verschil} {waar}{prijzen}"
    )


def besloten(naam: str, rij: list[Post]) -> str | None:
    """Which part of the difference between begroting and outcome the council decided on during the year.

    None unless the amended begroting, the begroting before it, and an outcome of the same year are known.
    """
    gewijzigd = next((p for p in rij if p.opgave is not None and p.opgave.aard == "gewijzigd"), None)
    if gewijzigd is None:
        return None
    eerst = ijkpunt(rij, gewijzigd)
    eind = next(
        (p for p in reversed(rij) if p.jaar == gewijzigd.jaar and p.helder and (p.soort == "rekening" or (p.opgave is not None and p.opgave.aard == "bestuursrapportage"))),
        None,
    )  # fmt: skip
    if eerst is None or eind is None or eerst.jaar != gewijzigd.jaar:
        return None
    heel, deel = eind.keur - eerst.keur, gewijzigd.keur - eerst.keur
    wat = "de jaarrekening" if eind.soort == "rekening" else "de verwachting"
    merk = gewijzigd.opgave.merk if gewijzigd.opgave else ""
    kop = f"{merk}: {in_zin(gewijzigd.groep)}"
    if heel and 0 <= deel / heel <= 1:
        return (
            f"{kop}. Tussen de begroting vooraf en {wat} {gewijzigd.jaar} van {naam} zit {verschil_kort(eind.keur, eerst.keur)}. "
            f"Daarvan besloot de raad {verschil_kort(gewijzigd.keur, eerst.keur)} ({procent(100 * deel / heel)}) zelf tijdens het jaar."
        )
    return (
        f"{kop}. De raad van {naam} wijzigde de begroting {gewijzigd.jaar} van {euro_kort(eerst.keur)} in {euro_kort(gewijzigd.keur)}; "
        f"in {wat} staat {euro_kort(eind.keur)}."
    )
