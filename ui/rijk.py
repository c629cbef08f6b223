"""The page Geld van het Rijk: the council's own choice beside what the Gemeentefonds reckons with.

The rekenbedrag is never a budget or a norm: the words here say so, and a difference is only worked out from
netto amounts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from ui import grafieken
from ui.beeld import Haal, Keuze
from ui.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN, opsomming
from ui.figuren import bron_regel
from ui.figuur import Berekening, Figuur, Kolom, Paneel, tabel_html
from ui.gegevens import haal
from ui.getallen import euro, euro_kort, getal, is_leeg
from ui.html import maak
from ui.thema import WETKLEUR

NIET_GEOORMERKT = (
    "Het rekenbedrag Gemeentefonds is niet geoormerkt: het Rijk rekent ermee om geld over gemeenten te verdelen, en de raad "
    "bepaalt zelf waaraan het geld wordt uitgegeven."
)
_CENTRUM = ("Tellen mee", "Tellen niet mee")
MINSTENS = 3  # fewer municipalities make no group


@dataclass(frozen=True)
class Aanname:
    """Which share (%) of the shared costs is counted to each law, and whether tasks of centrumgemeenten are left out."""

    toegang: dict[str, int]
    overhead: dict[str, int]
    zonder_centrum: bool

    @property
    def is_nul(self) -> bool:
        return not any([*self.toegang.values(), *self.overhead.values()])


@dataclass(frozen=True)
class WetRij:
    """One law of one municipality (or Nederland): amounts in thousands of euro, None where not known."""

    wet: str
    begroot_netto: float | None
    besteed_netto: float | None
    begroot_bruto: float | None
    besteed_bruto: float | None
    rekenbedrag: float
    inwoners: float | None

    def verschil(self, soort: str) -> float | None:
        """Netto minus rekenbedrag; None where netto is not known."""
        netto = self.begroot_netto if soort == "begroting" else self.besteed_netto
        return None if netto is None else netto - self.rekenbedrag


def circulaires(jaar: int) -> pd.DataFrame:
    """The circulaires with amounts for a year, oldest first."""
    alle = haal("circulaires")
    return alle[alle["jaar"] == jaar].reset_index(drop=True)


def jaren() -> list[int]:
    """The years for which there are amounts."""
    return sorted({int(j) for j in haal("circulaires")["jaar"]})


def plek_voor_kop() -> Any:
    """A place above the choices of this page, filled once they are known."""
    return st.container()


def keuzes() -> Any:
    """The choices of this page; not on paper, where the figures say in words what was chosen."""
    return st.container(key="keuzes_rijk")


def kies_circulaire(lijst: pd.DataFrame) -> str:
    """The circulaire in use; by default the one the begroting of the year was built on."""
    namen = dict(zip(lijst["circulaire"], lijst["naam"], strict=True))
    basis = lijst.loc[lijst["voor_begroting_van"] == lijst["jaar"], "circulaire"]
    standaard = str(basis.iloc[0]) if len(basis) else next(iter(namen))
    gekozen = st.selectbox(
        "Circulaire",
        list(namen),
        index=list(namen).index(standaard),
        format_func=namen.__getitem__,
        key=f"circulaire_{int(lijst['jaar'].iloc[0])}",  # a key per year: another year has other circulaires
        filter_mode=None,
        placeholder="Maak een keuze",
        bind="query-params",
    )
    return str(gekozen)


def kies_aanname() -> Aanname:
    """The choices of this page; every share starts at 0 %."""
    gekozen = st.segmented_control(
        "Taken van centrumgemeenten", _CENTRUM, key="centrumtaken", default=_CENTRUM[0], bind="query-params"
    )
    zonder = gekozen == _CENTRUM[1]
    toegang: dict[str, int] = {}
    overhead: dict[str, int] = {}
    with st.expander("Aanname: welk deel van de gedeelde kosten telt mee?", key="uitklap_aanname"):
        st.html(
            maak(
                "alinea.html",
                klasse="voetnoot",
                tekst="Wijkteams en toegang (6.2, vanaf 2025 6.21 tot en met 6.23) en overhead (0.4) zijn kosten voor meer wetten "
                "samen. Hoeveel daarvan bij een wet hoort, is niet bekend. Vul zelf een deel in; samen hoogstens 100%.",
            )
        )
        for kop, wetten, doel, sleutel in (
            ("Wijkteams en toegang", ("jeugdwet", "wmo"), toegang, "toegang"),
            ("Overhead", WETTEN, overhead, "overhead"),
        ):
            kolommen = st.columns(3)
            for kolom, wet in zip(kolommen, wetten, strict=False):
                with kolom:
                    doel[wet] = int(
                        st.number_input(
                            f"{kop}: deel voor {WET_IN_ZIN[wet]} (%)",
                            0,
                            100,
                            0,
                            5,
                            key=f"{sleutel}_{wet}",
                            bind="query-params",
                        )
                    )
    if sum(toegang.values()) > 100 or sum(overhead.values()) > 100:
        st.html(
            maak(
                "melding.html",
                tekst="De delen zijn samen meer dan 100%. Maak ze kleiner; tot dan tellen zij niet mee.",
            )
        )
        return Aanname({}, {}, zonder)
    return Aanname(toegang, overhead, zonder)


def _los(waarde: Any) -> float | None:
    return None if is_leeg(waarde) else float(waarde)


def _met_deel(r: dict[str, Any], soort: str, aanname: Aanname) -> float | None:
    """Netto of the law with the chosen share of shared costs; None when any part that counts is not known."""
    netto = _los(r[f"{soort}_netto_keur"])
    for deel, sleutel in ((aanname.toegang, "toegang"), (aanname.overhead, "overhead")):
        pct = deel.get(str(r["wet"]), 0)
        gedeeld = _los(r[f"{sleutel}_{soort}_keur"])
        if pct and (gedeeld is None or netto is None):
            return None
        if pct and gedeeld is not None and netto is not None:
            netto += pct / 100 * gedeeld
    return netto


def rijen(tabel: pd.DataFrame, aanname: Aanname) -> pd.DataFrame:
    """A row per municipality and law with the chosen assumption worked in (thousands of euro)."""
    uit = [
        {
            "gm_code": r["gm_code"],
            "grootteklasse": r["grootteklasse"],
            "wet": r["wet"],
            "begroot_netto_keur": _met_deel(r, "begroot", aanname),
            "besteed_netto_keur": _met_deel(r, "besteed", aanname),
            "begroot_keur": _los(r["begroot_keur"]),
            "besteed_keur": _los(r["besteed_keur"]),
            "rekenbedrag_keur": r["au_keur"]
            + r["iu_du_keur"]
            - (r["centrum_keur"] if aanname.zonder_centrum else 0.0),
            "inwoners": _los(r["inwoners"]),
            "vergelijkbaar": bool(r["vergelijkbaar"]),
        }
        for r in als_rijen(tabel)
    ]
    return pd.DataFrame(uit)


def telt_mee(alles: pd.DataFrame, gm_code: str | None) -> pd.DataFrame:
    """The rows of a municipality; for Nederland those of municipalities with every report the year has (paired)."""
    if gm_code is not None:
        return alles[alles["gm_code"] == gm_code]
    soorten = [k for k in ("begroot_keur", "besteed_keur") if alles[k].notna().any()]
    return alles[alles[soorten].notna().all(axis=1)]


def wetrijen(alles: pd.DataFrame, gm_code: str | None) -> list[WetRij]:
    """The three laws of a municipality, or the sums of Nederland."""
    uit = []
    eigen = telt_mee(alles, gm_code)
    for wet in WETTEN:
        van_wet = eigen[eigen["wet"] == wet]
        som = {
            k: _los(van_wet[k].sum(min_count=max(1, len(van_wet))))
            for k in ("begroot_netto_keur", "besteed_netto_keur", "begroot_keur", "besteed_keur", "inwoners")
        }
        uit.append(
            WetRij(
                wet,
                som["begroot_netto_keur"],
                som["besteed_netto_keur"],
                som["begroot_keur"],
                som["besteed_keur"],
                float(van_wet["rekenbedrag_keur"].sum()),
                som["inwoners"],
            )
        )
    return uit


def _wie(alles: pd.DataFrame, keuze: Keuze, naam: str) -> str:
    """Whose amounts these are; for Nederland how many municipalities are in the sum and how many are missing."""
    if keuze.gm_code is not None:
        return naam
    n, alle = telt_mee(alles, None)["gm_code"].nunique(), alles["gm_code"].nunique()
    return f"Nederland, som over {n} gemeenten ({alle - n} ontbreken)"


def kop(naam: str, jaar: int, wetten: list[WetRij], circulaire: str, aanname: Aanname) -> None:
    """The finding in one sentence per screen, and what the rekenbedrag is not."""
    jeugd = wetten[0]
    if jeugd.begroot_netto is not None:
        zin = (
            f"{_begrootte(naam, jaar, aanname)} netto {euro_kort(jeugd.begroot_netto)} voor jeugd; het Gemeentefonds rekent met "
            f"{euro_kort(jeugd.rekenbedrag)}"
        )
    else:
        zin = f"Het Gemeentefonds rekent voor {naam} in {jaar} met {euro_kort(jeugd.rekenbedrag)} voor jeugd"
    st.html(
        maak(
            "oordeel.html",
            kop=zin,
            zinnen=[NIET_GEOORMERKT, f"De rekenbedragen komen uit de {circulaire.lower()}."],
        )
    )


def _begrootte(naam: str, jaar: int, aanname: Aanname) -> str:
    wie = "begrootten de gemeenten samen" if naam == "Nederland" else f"begrootte {naam}"
    if not aanname.is_nul:
        return f"Met uw aanname {wie} voor {jaar}"
    return f"{'De gemeenten samen begrootten' if naam == 'Nederland' else f'{naam} begrootte'} voor {jaar}"


def _vlagzinnen(keuze: Keuze) -> list[str]:
    """What one must know about the reports of this municipality and year."""
    if keuze.gm_code is None:
        return []
    vlaggen = haal("vlaggen_gemeente", gm_code=keuze.gm_code)
    zwaar = vlaggen[
        (vlaggen["jaar"] == keuze.jaar)
        & (vlaggen["gewicht"] == "let_op")
        & (vlaggen["vlag"] != "centrumgemeente")
    ]
    return list(dict.fromkeys(zwaar["toelichting"]))


def geen_bedragen(jaar: int) -> None:
    """Why there is nothing for this year, and what to choose."""
    st.html(
        maak(
            "oordeel.html",
            kop=f"Voor {jaar} zijn er hier geen rekenbedragen van het Gemeentefonds",
            zinnen=[f"Kies bovenaan {opsomming_of(jaren())}.", NIET_GEOORMERKT],
        )
    )


def opsomming_of(waarden: list[int]) -> str:
    """[2023, 2024, 2025] -> '2023, 2024 of 2025'."""
    return opsomming([str(w) for w in waarden]).replace(" en ", " of ")


def _punten(r: WetRij) -> list[dict[str, Any]]:
    """The amounts that can be shown for a law: netto where known, else bruto, said in the name."""
    uit = []
    for soort, netto, bruto in (
        ("Begroting", r.begroot_netto, r.begroot_bruto),
        ("Jaarrekening", r.besteed_netto, r.besteed_bruto),
    ):
        waarde, woord = (netto, "netto") if netto is not None else (bruto, "bruto")
        if waarde is not None:
            uit.append(
                {
                    "naam": f"{soort}, {woord}",
                    "waarde": waarde / 1000,
                    "soort": soort,
                    "tekst": euro_kort(waarde),
                }
            )
    uit.append(
        {
            "naam": "Rekenbedrag",
            "waarde": r.rekenbedrag / 1000,
            "soort": "Rekenbedrag",
            "tekst": euro_kort(r.rekenbedrag),
        }
    )
    return uit


def drie_bedragen(
    haal_: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: pd.Series, aanname: Aanname
) -> Figuur:
    """Begroting, jaarrekening and rekenbedrag side by side, per law."""
    wetten = wetrijen(alles, keuze.gm_code)
    tabel = pd.DataFrame(
        [
            {
                "wet": WET_NAAM[r.wet],
                "begroot_netto_keur": r.begroot_netto,
                "besteed_netto_keur": r.besteed_netto,
                "begroot_bruto_keur": r.begroot_bruto,
                "besteed_bruto_keur": r.besteed_bruto,
                "rekenbedrag_keur": r.rekenbedrag,
                "verschil_begroting_keur": r.verschil("begroting"),
                "verschil_rekening_keur": r.verschil("rekening"),
            }
            for r in wetten
        ]
    ).astype(
        dict.fromkeys(
            ["begroot_netto_keur", "besteed_netto_keur", "verschil_begroting_keur", "verschil_rekening_keur"],
            "float64",
        )
    )
    hoogste = max(p["waarde"] for r in wetten for p in _punten(r))
    panelen = tuple(
        Paneel(
            WET_NAAM[r.wet],
            grafieken.bedragen_staven(_punten(r), kleur=WETKLEUR[r.wet], hoogste=hoogste),
            f"Staven voor {WET_IN_ZIN[r.wet]}: "
            + "; ".join(f"{p['naam']} {p['tekst']}" for p in _punten(r))
            + ".",
        )
        for r in wetten
    )
    return Figuur(
        sleutel=f"rijk_{(keuze.gm_code or 'nl').lower()}",
        titel=f"Begroting, jaarrekening en rekenbedrag per wet, {keuze.jaar}",
        onderkop=f"{_wie(alles, keuze, naam)}, miljoen euro. {_basis(wetten)} Rekenbedrag: {circulaire['naam']}, niet geoormerkt.",
        panelen=panelen,
        tabel=tabel,
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("begroot_netto_keur", "Begroting, netto (× € 1.000)", _heel),
            Kolom("besteed_netto_keur", "Jaarrekening, netto (× € 1.000)", _heel),
            Kolom("begroot_bruto_keur", "Begroting, bruto (× € 1.000)", _heel),
            Kolom("besteed_bruto_keur", "Jaarrekening, bruto (× € 1.000)", _heel),
            Kolom("rekenbedrag_keur", "Rekenbedrag Gemeentefonds (× € 1.000)", _heel),
            Kolom("verschil_begroting_keur", "Begroting min rekenbedrag (× € 1.000)", _heel),
            Kolom("verschil_rekening_keur", "Jaarrekening min rekenbedrag (× € 1.000)", _heel),
        ),
        bron=_bron(haal_, keuze, circulaire),
        berekening=_berekening(haal_, keuze, circulaire),
        vlaggen=(*_let_op(aanname), *_vlagzinnen(keuze)),
    )


def _basis(wetten: list[WetRij]) -> str:
    if all(r.besteed_netto is not None for r in wetten if r.besteed_bruto is not None):
        return "Netto: uitgaven min inkomsten op dezelfde taakvelden."
    return "Netto: uitgaven min inkomsten. Bruto: alleen uitgaven, omdat de inkomsten hier niet bekend zijn; vergelijk bruto niet met het rekenbedrag."


def _heel(waarde: Any) -> str:
    return "niet bekend" if is_leeg(waarde) else getal(waarde)


def _bron(haal_: Haal, keuze: Keuze, circulaire: pd.Series) -> str:
    return f"{bron_regel(haal_, keuze.jaar)} Rekenbedragen: ministerie van BZK, rekenmodel bij de {circulaire['naam'].lower()}, eigen berekening."


def _berekening(haal_: Haal, keuze: Keuze, circulaire: pd.Series) -> Berekening:
    return Berekening(
        "Rekenbedrag van een cluster = de som van gewicht × volume × uitkeringsfactor over alle maatstaven (algemene uitkering), plus de "
        "integratie- en decentralisatie-uitkeringen die volgens hun gewicht in dat cluster horen. Netto = lasten min baten in Iv3. "
        "Verschil = netto min rekenbedrag. Een begroting steunt op de meicirculaire van het jaar ervoor; een jaarrekening niet.",
        (
            "Jeugd: cluster Individuele voorzieningen Jeugd naast de Jeugdwet",
            "Wmo: cluster Individuele voorzieningen Wmo naast de Wmo",
            "Participatie: cluster Participatie naast de Participatiewet; het bijstandsbudget (BUIG) is al van de uitgaven afgetrokken",
        ),
        _bron(haal_, keuze, circulaire),
        "rijk_per_wet",
        {"jaar": keuze.jaar, "circulaire": str(circulaire["circulaire"])},
    )


def _let_op(aanname: Aanname) -> tuple[str, ...]:
    delen = [
        f"{wat} {WET_IN_ZIN[wet]} {pct}%"
        for wat, deel in (("toegang", aanname.toegang), ("overhead", aanname.overhead))
        for wet, pct in deel.items()
        if pct
    ]
    zinnen = [
        "Gedeelde kosten (wijkteams, toegang en overhead) tellen hier niet mee. Daardoor lijkt de gemeente minder uit te geven dan zij "
        "doet: de vergelijking valt te gunstig uit. Kies hierboven zelf een deel."
        if not delen
        else f"Uw aanname telt een deel van de gedeelde kosten mee: {', '.join(delen)}. Het werkelijke deel is niet bekend."
    ]
    if aanname.zonder_centrum:
        zinnen.append(
            "Zonder de uitkeringen voor beschermd wonen, opvang en dakloosheid. De uitgaven daaraan zitten nog wel in de Wmo."
        )
    else:
        zinnen.append(
            "Bij centrumgemeenten zit in het rekenbedrag voor de Wmo ook geld voor beschermd wonen en opvang in hun regio."
        )
    zinnen.append(
        "Participatie: in het rekenbedrag zit ook geld voor plaatsen van de oude sociale werkvoorziening; enkele gemeenten hebben daar "
        "veel van."
    )
    return tuple(zinnen)


def verschil_met_groep(
    haal_: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: pd.Series, aanname: Aanname
) -> Figuur | None:
    """Begroting minus rekenbedrag per inhabitant, beside the middle half of municipalities of the same size."""
    eigen = alles[alles["gm_code"] == keuze.gm_code]
    if eigen.empty or eigen["begroot_netto_keur"].isna().all() or eigen["inwoners"].isna().any():
        return None
    klasse = eigen["grootteklasse"].iloc[0]
    groep = alles[
        (alles["grootteklasse"] == klasse)
        & (alles["gm_code"] != keuze.gm_code)
        & alles["vergelijkbaar"]
        & alles["begroot_netto_keur"].notna()
    ]
    regels = []
    for wet in WETTEN:
        ik = eigen[eigen["wet"] == wet].iloc[0]
        leden = groep[groep["wet"] == wet]
        per = 1000 * (leden["begroot_netto_keur"] - leden["rekenbedrag_keur"]) / leden["inwoners"]
        if is_leeg(ik["begroot_netto_keur"]) or len(per) < MINSTENS:
            continue
        regels.append(
            {
                "wet": wet,
                "naam": WET_NAAM[wet],
                "eigen": 1000 * (ik["begroot_netto_keur"] - ik["rekenbedrag_keur"]) / ik["inwoners"],
                "q1": per.quantile(0.25),
                "mediaan": per.median(),
                "q3": per.quantile(0.75),
                "n": len(per),
            }
        )
    if not regels:
        return None
    for r in regels:
        r["tekst"] = (
            f"{r['naam']}: {euro(r['eigen'])} per inwoner; middelste helft van {r['n']} gemeenten {euro(r['q1'])} tot {euro(r['q3'])}, "
            f"midden {euro(r['mediaan'])}"
        )
    eerste = regels[0]
    return Figuur(
        sleutel=f"rijk_verschil_{(keuze.gm_code or 'nl').lower()}",
        titel=(
            f"Begroting min rekenbedrag voor {WET_IN_ZIN[eerste['wet']]}: {euro(eerste['eigen'])} per inwoner; in het midden van de groep "
            f"{euro(eerste['mediaan'])}"
        ),
        onderkop=(
            f"Verschil met rekenbedrag: begroting {keuze.jaar} netto min rekenbedrag ({circulaire['naam']}), euro per inwoner op 1 januari {keuze.jaar}. Punt: {naam}. "
            f"Balk: middelste helft van de andere gemeenten van deze grootte ({klasse}); streep: hun midden (mediaan)."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.verschil_stroken(regels),
                "Per wet een strook. " + "; ".join(str(r["tekst"]) for r in regels) + ".",
            ),
        ),
        tabel=pd.DataFrame(regels),
        kolommen=(
            Kolom("naam", "Wet"),
            Kolom("eigen", f"{naam} (€ per inwoner)", _heel),
            Kolom("q1", "Eerste kwartiel (€ per inwoner)", _heel),
            Kolom("mediaan", "Mediaan (€ per inwoner)", _heel),
            Kolom("q3", "Derde kwartiel (€ per inwoner)", _heel),
            Kolom("n", "Gemeenten in de groep", _heel),
        ),
        bron=_bron(haal_, keuze, circulaire),
        berekening=_berekening(haal_, keuze, circulaire),
        vlaggen=(*_let_op(aanname), *_vlagzinnen(keuze)),
    )


def kanalen(keuze: Keuze, naam: str, tabel: pd.DataFrame) -> None:
    """From which channels the money comes, as a table: AU and IU/DU per law, and the grants on hoofdtaakveld 6 as one."""
    st.html(
        maak(
            "sectie.html",
            kop="Langs welke wegen komt het geld?",
            tekst="Het Gemeentefonds is één weg. Het bijstandsbudget (BUIG) en specifieke uitkeringen lopen daarbuiten en zijn hier alleen "
            "samen bekend, niet per wet.",
        )
    )
    eigen = tabel if keuze.gm_code is None else tabel[tabel["gm_code"] == keuze.gm_code]
    regels = []
    for wet in WETTEN:
        van_wet = eigen[eigen["wet"] == wet]
        regels.append((WET_NAAM[wet], "Gemeentefonds, algemene uitkering", float(van_wet["au_keur"].sum())))
        regels.append(
            (
                WET_NAAM[wet],
                "Gemeentefonds, integratie- en decentralisatie-uitkeringen",
                float(van_wet["iu_du_keur"].sum()),
            )
        )
    h6 = haal("rijksbijdragen", jaar=keuze.jaar)
    if keuze.gm_code is not None:
        h6 = h6[h6["gm_code"] == keuze.gm_code]
    for soort, woord in (("begroting", "begroting"), ("rekening", "jaarrekening")):
        bedragen = h6.loc[h6["soort"] == soort, "rijk_h6_keur"]
        if len(bedragen):
            hoeveel = f" ({len(bedragen)} gemeenten)" if keuze.gm_code is None else ""
            regels.append(
                (
                    "Alle wetten samen",
                    f"Rijksbijdragen op hoofdtaakveld 6 (BUIG en specifiek), {woord} {keuze.jaar}{hoeveel}",
                    float(bedragen.sum()),
                )
            )

    st.html(
        tabel_html(
            pd.DataFrame(regels, columns=["wet", "kanaal", "bedrag_keur"]),
            (Kolom("kanaal", "Weg"), Kolom("wet", "Wet"), Kolom("bedrag_keur", "Bedrag (× € 1.000)", _heel)),
            f"Geld van het Rijk voor {naam}, {keuze.jaar}, × € 1.000",
        )
    )


def tijdlijn() -> None:
    """How the system changed."""
    st.html(
        maak(
            "punten.html",
            kop="Hoe veranderde het geld van het Rijk?",
            groepen=[
                {"kop": f"{r['jaar']}: {r['wat']}", "zinnen": [f"{r['uitleg']} Bron: {r['bron']}."]}
                for r in als_rijen(haal("tijdlijn"))
            ],
        )
    )


def landelijk() -> None:
    """Published national figures, with their source; not ours."""

    st.html(
        maak(
            "sectie.html",
            kop="Wat zeggen anderen over heel Nederland?",
            tekst="Deze cijfers zijn overgenomen van anderen en niet door ons berekend. Zij gebruiken andere begrippen; vergelijk ze niet met "
            "de bedragen hierboven.",
        )
    )
    st.html(
        tabel_html(
            haal("landelijke_cijfers"),
            (
                Kolom("onderwerp", "Onderwerp"),
                Kolom("jaar", "Jaar", str),
                Kolom("bedrag_mln", "Bedrag (mln euro)", lambda w: getal(w, 0)),
                Kolom("wat", "Wat"),
                Kolom("bron", "Bron"),
                Kolom("let_op", "Let op", lambda w: "" if is_leeg(w) else str(w)),
            ),
            "Landelijke cijfers van anderen",
        )
    )
