"""Municipalities and years of which a true sum once said the wrong thing: the right sentence or silence, on the screen, on
paper and in the file. Amounts come from the source by pandas; the words are written out here.

``test_vastgepind_ververst.py`` runs this same file on refreshed figures."""

from __future__ import annotations

import functools
import io
import re

import pandas as pd
import pytest

from loaders.versies import PROJECT
from reports.inhoud import Alinea, Figuur, Opties, Punten, Tabel
from reports.profiel import maak_profiel
from tests.hulp import beeld, haal, open_app, tekst
from verhaal import wetfiguren

BRON = PROJECT / "data" / "bron"
WETTEN_2025_2026 = r"6\.(?:[3-6]|60|[789]\d*\w*)"  # hoofdtaakveld 6 without 6.1 and 6.2x


@functools.cache
def scherm(gm_code: str, jaar: int, telt: str) -> str:
    """The words of Mijn gemeente."""
    app = open_app(g=gm_code, jaar=str(jaar), telt=telt)
    assert not app.exception
    return tekst(app)


@functools.cache
def papier(gm_code: str, jaar: int, telt: str) -> str:
    """The words of the profile, without the reading guide."""
    uit: list[str] = []
    for s in maak_profiel(haal, Opties(gm_code, jaar, definitie=telt)).secties[:-1]:
        uit.append(s.kop)
        for b in s.blokken:
            match b:
                case Alinea():
                    uit.append(b.tekst)
                case Punten():
                    uit += b.zinnen
                case Tabel():
                    uit += [" | ".join(r) for r in b.rijen]
                case Figuur():
                    uit += [b.titel, *b.vlaggen]
    return re.sub(r"\s+", " ", " ".join(uit).replace("\u00a0", " "))


@functools.cache
def bestand(gm_code: str, telt: str) -> pd.DataFrame:
    """The Dutch CSV of the lines over the years, as a spreadsheet reads it."""
    inhoud = wetfiguren.wetten_over_jaren(haal, beeld(gm_code, 2024, telt)).csv(nederlands=True)
    t = pd.read_csv(io.BytesIO(inhoud), sep=";", decimal=",", encoding="utf-8-sig")
    return t.fillna({"Opmerking": ""}).set_index(["Jaar", "Wet"])


def lasten(gm_code: str, jaar: int, soort: str, codes: str) -> float:
    """Thousands of euro on the taakvelden that match, straight from the source."""
    t = pd.read_parquet(BRON / "iv3_taakveld.parquet")
    t = t[(t["gm_code"] == gm_code) & (t["jaar"] == jaar) & (t["soort"] == soort)]
    return float(t.loc[t["taakveld"].astype(str).str.fullmatch(codes), "lasten_keur"].sum())


PGB_APART = haal.pgb_niet_gesplitst().empty  # a refresh brings the pgb of each law
REGIO = (r"[Kk]oopt waarschijnlijk ook in voor de regio",)
GEEN_PLEK_JEUGD = (
    r"Aan jeugd gaf [^?]{3,40} per inwoner uit\. Dat is (?:hoger|lager)",
    r"ligt jeugd met",
    r"Jeugdwet: (?:hoger|lager) dan bij de meeste",
)
GEEN_VERSCHIL = (r"meer dan vooraf begroot", r"minder dan vooraf begroot", r"grootste verschil zit")

# gm_code, jaar, telt, must be said, must not be said, remark in the file as {wet: words}
PINNEN = [
    *(
        (gm, jaar, "smal", REGIO, GEEN_PLEK_JEUGD, {"Jeugdwet": "Koopt in voor de regio"})
        for gm in ("GM0758", "GM0307", "GM1674")  # Breda, Amersfoort, Roosendaal
        for jaar in (2023, 2024)
    ),
    # 's-Hertogenbosch: a host; in 2017–2021 with the region's money, in 2024 with youth under the Wmo
    ("GM0796", 2019, "smal", REGIO, GEEN_PLEK_JEUGD, {"Jeugdwet": "Ongewoon hoog"}),
    ("GM0796", 2023, "smal", REGIO, (*GEEN_PLEK_JEUGD, r"De begroting 2024"), {}),
    (
        "GM0796",
        2024,
        "smal",
        (r"bij jeugd staan begroting en jaarrekening waarschijnlijk op verschillende taakvelden",),
        (*GEEN_VERSCHIL, *GEEN_PLEK_JEUGD, r"De begroting 202\d voor de Wmo", r"minder naar de Wmo", r"Aan de Wmo is"),
        {"Jeugdwet": "Anders geboekt"},
    ),
    (
        "GM0569",
        2022,
        "smal",
        (r"Het verschil zegt weinig: bij jeugd",),
        (*GEEN_VERSCHIL, *GEEN_PLEK_JEUGD, "De begroting 2023"),
        {"Jeugdwet": "Anders geboekt"},
    ),
    ("GM0569", 2023, "smal", (r"Nieuwkoop gaf in 2023",), (r"De begroting 2024", r"€ -41"), {}),
    (
        "GM0569",
        2024,
        "smal",
        (r"Bij jeugd en de Wmo staat in de begroting 2024 een bedrag onder nul",),
        (*GEEN_VERSCHIL, r"De begroting 202\d voor (?:jeugd|de Wmo)", r"netto € -"),
        {"Jeugdwet": "Onmogelijk bedrag", "Wmo": "Onmogelijk bedrag"},
    ),
    # Maastricht booked its region's youth care in 2017–2019
    *(
        (
            "GM0935",
            jaar,
            "smal",
            (r"meer dan tweemaal zo hoog als deze gemeente gewoonlijk uitgeeft",),
            (*GEEN_PLEK_JEUGD, r"voor jeugd in 20\d\d komt door meer jongeren", r"minder naar jeugd dan begroot"),
            {"Jeugdwet": "Ongewoon hoog"},
        )
        for jaar in (2017, 2018, 2019, 2020)
    ),
    ("GM0363", 2022, "smal", (r"^(?!.*wat nu Amsterdam is, gaf in 2022).*Amsterdam gaf in 2022 €", r"\(Weesp\)"), (), {}),
    *((gm, 2026, "smal", (r"dan in de begroting 2025", *(() if PGB_APART else (r"die niet per wet bekend zijn",))), (), {} if PGB_APART else {"Wmo": "Pgb niet gesplitst"}) for gm in ("GM0642", "GM0148", "GM0556")),
    (
        "GM0222",
        2024,
        "toegang",
        (r"Doetinchem gaf in 2024",),
        (r"De begroting 202[56] voor (?:jeugd|de Wmo)",),
        {},
    ),
    ("GM0222", 2025, "toegang", (r"Doetinchem begrootte voor 2025",), (r"dan in de begroting 2024",), {}),
    ("GM0826", 2021, "smal", (r"Het verschil zegt weinig: bij de Wmo",), GEEN_VERSCHIL, {"Wmo": "Anders geboekt"}),
    ("GM0826", 2023, "smal", (r"Oosterhout gaf in 2023",), (r"de Wmo stegen", r"stegen de uitgaven aan de Wmo"), {}),
    (
        "GM1979",
        2018,
        "smal",
        (r"Wat nu Eemsdelta is, gaf in 2018", r"Het grootste verschil zit bij jeugd: € 7,8 mln meer", r"meer dan een factor twee"),
        (r"verschillende taakvelden",),
        {"Jeugdwet": "Sterk verschil"},
    ),
    ("GM1992", 2017, "smal", (r"Wat nu Voorne aan Zee is, gaf in 2017", r"de raden van toen"), (r"dan de raad vooraf begrootte",), {}),
    ("GM1900", 2022, "smal", (r"In alle 8 jaren sinds 2017",), (r"6 vergelijkbare jaren", r"van de 6 "), {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("gm_code", "jaar", "telt", "wel", "niet", "opmerking"),
    PINNEN,
    ids=[f"{p[0]}-{p[1]}-{p[2]}" for p in PINNEN],
)
def test_juiste_zin_of_stilte(
    gm_code: str, jaar: int, telt: str, wel: tuple[str, ...], niet: tuple[str, ...], opmerking: dict[str, str]
) -> None:
    for plek, woorden in (("scherm", scherm(gm_code, jaar, telt)), ("papier", papier(gm_code, jaar, telt))):
        assert [z for z in wel if not re.search(z, woorden)] == [], plek
        assert [m[0] for z in niet if (m := re.search(z, woorden))] == [], plek
        assert "; ;" not in woorden
    t = bestand(gm_code, telt)
    for wet, vlag in opmerking.items():
        assert vlag in t.loc[(jaar, wet), "Opmerking"]


@pytest.mark.parametrize("gm_code", ["GM0642", "GM0148", "GM0556"])
def test_begroting_2026_overal_met_pgb(gm_code: str) -> None:
    """Zwijndrecht, Dalfsen, Maassluis: the amount and sign of hoofdtaakveld 6 without 6.1 and 6.2x, on screen and paper."""
    toen, nu = (lasten(gm_code, j, "begroting", WETTEN_2025_2026) for j in (2025, 2026))
    assert nu > toen
    for woorden in (scherm(gm_code, 2026, "smal"), papier(gm_code, 2026, "smal")):
        m = re.search(
            r"Begroot is € ([\d,]+) mln meer dan in de begroting 2025: die was € ([\d,]+) mln", woorden
        )
        assert m, woorden[:400]
        assert float(m[2].replace(",", ".")) == pytest.approx(toen / 1000, abs=0.05)
        assert float(m[1].replace(",", ".")) == pytest.approx((nu - toen) / 1000, abs=0.11)
    t = bestand(gm_code, "smal")
    pgb = r"|79" if PGB_APART else ""  # the stand-in of CBS books all of it on youth
    jeugd = lasten(gm_code, 2026, "begroting", rf"6\.(?:75|76|82|75\d|76\d|82\d|92|792{pgb})")
    assert t.loc[(2026, "Jeugdwet"), "Begroot (× € 1.000)"] == pytest.approx(jeugd)


def test_waddinxveen_titel_per_inwoner() -> None:
    """2018 was the largest per head (€ 115), 2024 in euro (€ 97 per head): the title is of the unit it is said in."""
    b = beeld("GM0627", 2024, eenheid="inwoner")
    figuur = wetfiguren.afwijking_per_jaar(haal, b, "jeugdwet")
    assert figuur is not None
    inwoners = pd.read_csv(BRON / "inwoners.csv").set_index(["jaar", "gm_code"])["inwoners"]
    per = {
        j: 1000
        * (lasten("GM0627", j, "rekening", codes) - lasten("GM0627", j, "begroting", codes))
        / inwoners[j, "GM0627"]
        for j in range(2017, 2025)
        for codes in [r"6\.(?:72|82)" if j < 2023 else r"6\.(?:7[234]\w?|82\w?)"]
    }
    top = max(per, key=lambda j: abs(per[j]))
    assert f"was in {top}: € {per[top]:.0f} per inwoner meer" in figuur.titel.replace("\u00a0", " ")
    rij = pd.read_csv(io.BytesIO(figuur.csv(nederlands=False))).set_index("jaar").loc[top]
    assert rij["afwijking_per_inwoner_eur"] == pytest.approx(per[top], abs=0.01)
