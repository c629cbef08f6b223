"""The figures of 'more users or dearer help?': users and spending per user over the years, and the split of the change."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, euro_kort, getal, is_leeg, procent
from verhaal.grafieken_tekort import eigen_en_land, liggende_staven
from verhaal.taakveldwoorden import breuken, breukjaren
from verhaal.tekorten.volume import Gebruik, per_jaar, samen, voorlopige_jaren

_GEEN_TARIEF = (
    "Uitgaven per gebruiker zijn geen tarief: zij stijgen ook door zwaardere of langere hulp, of door een andere boeking. "
    "Het aantal stijgt ook als er meer inwoners of jongeren zijn."
)


def _over_het_aantal(haal: Haal, g: Gebruik, voorlopig: list[int]) -> tuple[str, ...]:
    """What to know about the number of users: which years are provisional, and what the count leaves out."""
    if g.bijsluiter:
        soort = next(r for r in als_rijen(haal.indicatoren()) if r["indicator_id"] == g.indicator_id)
        return g.opmerking, str(soort["waarschuwing"])
    return (*(f"Het aantal {g.meervoud} over {jaar} is voorlopig." for jaar in voorlopig), g.opmerking)


def _bron(haal: Haal, g: Gebruik) -> str:
    tabel = str(haal.indicatoren().set_index("indicator_id").at[g.indicator_id, "brontabel"])
    return f"{bron_regel(haal)} {g.meervoud[0].upper()}{g.meervoud[1:]}: CBS, {tabel}. Uitgaven: lasten in de jaarrekening, definitie De drie wetten."


def _berekening(haal: Haal, g: Gebruik, wet: str, formule: str) -> Berekening:
    return Berekening(
        formule,
        ("Taakvelden van de wet volgens de definitie smal",),
        _bron(haal, g),
        "gebruik",
        {"wet": wet, "indicator_id": g.indicator_id},
    )


def _punt(wie: str, naam: str, jaar: int, waarde: float, tekst: str) -> dict[str, Any]:
    return {"wie": wie, "naam": naam, "jaar": jaar, "waarde": waarde, "tekst": f"{naam} {jaar}: {tekst}"}


def _met_etiket(punten: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The name beside the last point of a line: above the higher of the two, below the lower."""
    laatste = {p["wie"]: p for p in sorted(punten, key=lambda p: p["jaar"])}
    hoogste = max(laatste.values(), key=lambda p: p["waarde"], default=None)
    for p in laatste.values():
        p |= {"etiket": p["naam"], "plek": "boven" if p is hoogste else "onder"}
    return punten


def reeksen(
    haal: Haal, g: Gebruik, wet: str, tabel: pd.DataFrame, gm_code: str | None, naam: str | None
) -> Figuur:
    """Users per 1 000 inhabitants and spending per user, own municipality beside all together (weighted)."""
    land = per_jaar(tabel).assign(wie="land", naam="Gemeenten samen")
    eigen = tabel[tabel["gm_code"] == gm_code].assign(wie="eigen", naam=naam, n=1)
    alles = pd.concat([eigen, land]) if len(eigen) else land
    alles["per_1000"] = 1000 * alles["gebruikers"] / alles["inwoners"]
    volume = [
        _punt(
            r["wie"],
            r["naam"],
            int(r["jaar"]),
            r["per_1000"],
            f"{getal(r['per_1000'], 1)} per 1.000 inwoners ({getal(r['gebruikers'])} {g.meervoud})",
        )
        for r in als_rijen(alles)
        if not is_leeg(r["per_1000"])
    ]
    prijs = [
        _punt(r["wie"], r["naam"], int(r["jaar"]), r["per_gebruiker_eur"], f"{euro(r['per_gebruiker_eur'])} per {g.enkelvoud}")
        for r in als_rijen(alles)
        if not is_leeg(r["per_gebruiker_eur"])
    ]  # fmt: skip
    jaren = tuple(sorted({int(j) for j in alles["jaar"]}))
    breuken_ = [b for b in breuken(haal, (wet,)) if jaren[0] < b["jaar"] <= jaren[-1]]
    eerste, laatste = land.iloc[0], land.iloc[-1]
    return Figuur(
        sleutel=f"gebruik_{wet}_{(gm_code or 'nl').lower()}",
        over=Waarover(WET_NAAM[wet], f"€ per {g.enkelvoud} en aantal per 1.000 inwoners", f"{jaren[0]}–{jaren[-1]}"),
        titel=(
            f"Gemeenten samen gaven in {int(laatste['jaar'])} {euro(laatste['per_gebruiker_eur'])} uit per {g.enkelvoud}; "
            f"in {int(eerste['jaar'])} was dat {euro(eerste['per_gebruiker_eur'])}"
        ),
        onderkop=(
            f"Gewogen: alle uitgaven gedeeld door alle {g.meervoud}, over gemeenten waarvan beide bekend zijn "
            f"({int(land['n'].min())} tot {int(land['n'].max())} van de {len(haal.gemeenten())}, verschilt per jaar). Euro van het jaar zelf; prijsstijging is er niet afgehaald."
        ),
        panelen=(
            Paneel(
                f"{g.meervoud[0].upper()}{g.meervoud[1:]} per 1.000 inwoners",
                eigen_en_land(_met_etiket(volume), jaren, breuken_, as_titel="per 1.000 inwoners"),
                "; ".join(p["tekst"] for p in volume) + ".",
            ),
            Paneel(
                f"Uitgaven per {g.enkelvoud}",
                eigen_en_land(_met_etiket(prijs), jaren, breuken_, as_titel="euro"),
                "; ".join(p["tekst"] for p in prijs) + ".",
            ),
        ),
        tabel=alles.astype({"n": "float64"}).assign(let_op=alles.get("let_op", pd.Series(dtype=str)).fillna("") if "let_op" in alles else ""),
        kolommen=(
            Kolom("naam", "Wie"),
            Kolom("jaar", "Jaar", str),
            Kolom("n", "Gemeenten", LIJST.heel),
            Kolom("gebruikers", g.meervoud[0].upper() + g.meervoud[1:], LIJST.heel),
            Kolom("per_1000", "Per 1.000 inwoners", lambda w: getal(w, 1)),
            Kolom("besteed_keur", "Besteed (× € 1.000)", LIJST.heel),
            Kolom("per_gebruiker_eur", f"€ per {g.enkelvoud}", LIJST.eur),
            Kolom("let_op", "Let op"),
        ),
        bron=_bron(haal, g),
        berekening=_berekening(haal, g, wet, f"Uitgaven in de jaarrekening gedeeld door {g.meervoud}."),
        vlaggen=(*_over_het_aantal(haal, g, voorlopige_jaren(tabel)), _GEEN_TARIEF),
    )  # fmt: skip


def _staven(g: Gebruik, wie: str, r: dict[str, Any], eigen: bool) -> list[dict[str, Any]]:
    """Three bars; the label is short enough for a phone, the text says it in full."""
    delen = (
        ("aantal", f"door {'meer' if r['volume_keur'] >= 0 else 'minder'} {g.meervoud}", "volume"),
        (
            "prijs",
            f"door {'hogere' if r['prijs_keur'] >= 0 else 'lagere'} uitgaven per {g.enkelvoud}",
            "prijs",
        ),
        ("totaal", "totaal", "verschil"),
    )
    uit = []
    for kort, lang, k in delen:
        bedrag = f"{procent(r[f'{k}_pct'])} ({euro_kort(r[f'{k}_keur'])})"
        uit.append(
            {
                "naam": f"{wie} {kort}",
                "waarde": r[f"{k}_pct"],
                "label": f"{wie}, {kort}: {bedrag}",
                "tekst": f"{wie}, {lang}: {bedrag}",
                "eigen": eigen,
            }
        )
    return uit


def _meer_of_minder(bedrag: float) -> str:
    return f"{euro_kort(abs(bedrag))} {'meer' if bedrag >= 0 else 'minder'}"


def splitsing(
    haal: Haal, g: Gebruik, wet: str, delen: pd.DataFrame, jaren: tuple[int, int], gm_code: str | None, naam: str | None,
    voorlopig: list[int],
) -> Figuur:  # fmt: skip
    """The change of spending between two years: how much by users, how much by spending per user.

    ``delen``: the answer of ``volume.per_gemeente`` for municipalities with a known split; not empty. ``voorlopig``: which of
    the two years have provisional numbers of users.
    """
    van, tot = jaren
    land = als_rijen(samen(delen))[0]
    eigen = als_rijen(delen[delen["gm_code"] == gm_code])
    punten = [p for r in eigen for p in _staven(g, str(naam), r, True)] + _staven(g, "Samen", land, False)
    volgorde = pd.Index(haal.gemeenten()["gm_code"])  # on name
    n, alle = len(delen), len(volgorde)
    breuk = [str(j) for j in breukjaren(haal, (van, tot), (wet,))]
    anders = int(delen["anders_geboekt"].sum())
    naar_naam = delen.iloc[volgorde.get_indexer(delen["gm_code"]).argsort()]
    return Figuur(
        sleutel=f"splitsing_{wet}_{van}_{tot}_{(gm_code or 'nl').lower()}",
        over=Waarover(WET_NAAM[wet], "× € 1.000, € en aantal; zie de kop van elke kolom", f"{van} en {tot}"),
        titel=(
            f"Van {van} op {tot} gaven {n} gemeenten samen {_meer_of_minder(land['verschil_keur'])} uit aan {WET_IN_ZIN[wet]}: "
            f"{_meer_of_minder(land['volume_keur'])} door het aantal {g.meervoud} en {_meer_of_minder(land['prijs_keur'])} door de uitgaven per {g.enkelvoud}"
        ),
        onderkop=(
            f"Procent van de uitgaven in {van}. Aantal: door meer of minder {g.meervoud}; prijs: door hogere of lagere uitgaven per {g.enkelvoud}. Alleen gemeenten waarvan uitgaven en aantallen in beide jaren bekend zijn: {n} van de {alle}, {alle - n} ontbreken. "
            "Samen is gewogen: eerst alle euro's en alle gebruikers opgeteld, dan gesplitst."
        ),
        panelen=(
            Paneel(
                "",
                liggende_staven(punten, as_titel=f"procent van de uitgaven in {van}"),
                "; ".join(p["tekst"] for p in punten) + ".",
            ),
        ),
        tabel=naar_naam,
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("gebruikers_van", f"{g.meervoud} {van}", LIJST.heel),
            Kolom("gebruikers_tot", f"{g.meervoud} {tot}", LIJST.heel),
            Kolom("per_gebruiker_van_eur", f"€ per {g.enkelvoud} {van}", LIJST.eur),
            Kolom("per_gebruiker_tot_eur", f"€ per {g.enkelvoud} {tot}", LIJST.eur),
            Kolom("verschil_keur", "Verschil in uitgaven (× € 1.000)", LIJST.heel),
            Kolom("volume_keur", "waarvan door aantal (× € 1.000)", LIJST.heel),
            Kolom("prijs_keur", f"waarvan per {g.enkelvoud} (× € 1.000)", LIJST.heel),
            Kolom("verschil_pct", f"Verschil (% van {van})", LIJST.pct),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=_bron(haal, g),
        berekening=_berekening(
            haal,
            g,
            wet,
            f"Deel door aantal = verandering van het aantal {g.meervoud} × het gemiddelde van de uitgaven per {g.enkelvoud} in {van} en {tot}. "
            f"Deel door uitgaven per {g.enkelvoud} = de verandering daarvan × het gemiddelde aantal in {van} en {tot}. De twee delen zijn samen precies het verschil in uitgaven.",
        ),
        vlaggen=(
            _GEEN_TARIEF,
            *_over_het_aantal(haal, g, voorlopig),
            *([f"Bij {anders} van deze gemeenten is een van de jaren anders geboekt; zie de kolom Let op."] if anders else []),
            *([f"In {' en '.join(breuk)} veranderde de indeling van de taakvelden; een deel van het verschil kan daarvan komen."] if breuk else []),
        ),
    )  # fmt: skip


def groepen(g: Gebruik, delen: pd.DataFrame, kolom: str) -> tuple[pd.DataFrame, tuple[Kolom, ...]]:
    """The same split per region or class, weighted; on name."""
    tabel = samen(delen, kolom).sort_values("groep").astype({"n": "float64", "anders_geboekt": "float64"})
    return tabel, (
        Kolom("groep", kolom.capitalize()),
        Kolom("n", "Gemeenten", LIJST.heel),
        Kolom("verschil_keur", "Verschil in uitgaven", LIJST.keur),
        Kolom("volume_keur", "waarvan door aantal", LIJST.keur),
        Kolom("prijs_keur", f"waarvan per {g.enkelvoud}", LIJST.keur),
        Kolom("verschil_pct", "Verschil (%)", LIJST.pct),
        Kolom("volume_pct", "waarvan door aantal (%-punt)", LIJST.pct),
        Kolom("prijs_pct", f"waarvan per {g.enkelvoud} (%-punt)", LIJST.pct),
        Kolom("per_gebruiker_tot_eur", f"€ per {g.enkelvoud}, laatste jaar", LIJST.eur),
        Kolom("anders_geboekt", "Waarvan anders geboekt", LIJST.heel),
    )
