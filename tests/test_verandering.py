"""What changed since the year before: recomputed from the source tables, and silent where two years are not alike."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from loaders.versies import PROJECT
from tests import tweede_weg as tw
from tests.hulp import beeld, haal, open_app, tekst
from verhaal import verandering
from verhaal.getallen import euro_kort, verschil_kort

CPI = pd.read_csv(PROJECT / "data" / "bron" / "cpi.csv").set_index("jaar")["cpi"].astype(float)


def besteed(gm_code: str, wet: str, jaar: int) -> float:
    """Thousands of euro from the source tables."""
    t = tw.wet_bedrag().query(
        f"gm_code == '{gm_code}' and wet == '{wet}' and jaar == {jaar} and soort == 'rekening' and definitie == 'smal'"
    )
    return float(t["lasten_keur"].iloc[0])


@pytest.mark.parametrize("gm_code", ["GM1674", "GM0150", "GM0014"])
def test_elke_wet_in_prijzen_van_het_jaar(gm_code: str) -> None:
    zinnen = verandering.sinds_vorig_jaar(haal, beeld(gm_code))
    gezien = 0
    for wet, woord in (("jeugdwet", "jeugd"), ("wmo", "de Wmo"), ("participatiewet", "participatie")):
        regel = [z for z in zinnen if f"uit aan {woord}:" in z]
        if not regel:
            continue
        gezien += 1
        nu, toen = besteed(gm_code, wet, 2024), besteed(gm_code, wet, 2023) * CPI[2024] / CPI[2023]
        assert f"in 2024 {euro_kort(nu)} uit" in regel[0]
        if "vrijwel" not in regel[0]:
            richting = "meer" if nu > toen else "minder"
            assert f"{verschil_kort(nu, toen)} {richting}" in regel[0]
    assert gezien >= 2
    assert any("prijzen van 2024" in z for z in zinnen)


def test_het_taakveld_dat_het_meest_steeg_en_daalde() -> None:
    """Roosendaal 2023-2024, on the taakvelden of the two laws and participatie, summed to two digits by hand."""
    t = tw.taakveld_bedrag().query("gm_code == 'GM1674' and soort == 'rekening' and jaar in (2023, 2024)")
    t = t[t["taakveld"].str.match(r"6\.(1|2|3|4|5|6|7|8)")]
    groep = t["taakveld"].str.extract(r"^(6\.\d{1,2})")[0]
    per = (
        t.assign(groep=groep)
        .pivot_table(index="groep", columns="jaar", values="lasten_keur", aggfunc="sum")
        .dropna()
    )
    verschil = (per[2024] - per[2023] * CPI[2024] / CPI[2023]).sort_values()
    gemaakt = verandering.taakveldgroei(haal, beeld("GM1674")).set_index("groepscode")["verschil_keur"]
    assert len(gemaakt) >= 6
    for code, waarde in gemaakt.items():
        assert waarde == pytest.approx(verschil[code], abs=0.5), code
    zinnen = " ".join(verandering.sinds_vorig_jaar(haal, beeld("GM1674")))
    bekend = verschil[verschil.index.isin(gemaakt.index)]
    assert f"Van alle taakvelden steeg {bekend.index[-1]} " in zinnen
    if bekend.iloc[0] < 0:
        assert f"Van alle taakvelden daalde {bekend.index[0]} " in zinnen


def test_over_een_breuk_wordt_niet_vergeleken() -> None:
    """In 2023 and 2025 the scheme changed for jeugd and Wmo; participatie kept its taakvelden."""
    for jaar in (2023, 2025):
        zinnen = " ".join(verandering.sinds_vorig_jaar(haal, beeld("GM1674", jaar)))
        assert not re.search(r"(aan|voor) (jeugd|de Wmo):", zinnen), zinnen
        assert f"zijn {jaar - 1} en {jaar} niet goed te vergelijken" in zinnen
        wetten = set(verandering.taakveldgroei(haal, beeld("GM1674", jaar))["wet"])
        assert wetten <= {"participatiewet"}


@pytest.mark.parametrize(
    ("jaar", "zinnen"),
    [
        (2024, ["Bij taakveld 6.3 telt in 2023 mee: de energietoeslag"]),
        (
            2022,
            [
                "Bij taakveld 6.3 telt in 2021 mee: uitkeringen",
                "Bij taakveld 6.3 telt in 2022 mee: de energie",
            ],
        ),
        (2019, []),
    ],
)
def test_een_tijdelijke_regeling_van_het_rijk_staat_erbij(jaar: int, zinnen: list[str]) -> None:
    """Tozo 2020 and 2021, energietoeslag 2022 and 2023: a rise or fall of participatie is partly theirs."""
    gezegd = verandering.sinds_vorig_jaar(haal, beeld("GM1674", jaar))
    assert [z for z in gezegd if "taakveld 6.3" in z and "telt in" in z] == [
        next(z for z in gezegd if z.startswith(begin)) for begin in zinnen
    ]


def test_wie_voor_de_regio_inkoopt_krijgt_dat_erbij() -> None:
    erbij = "Bij jeugd koopt Roosendaal waarschijnlijk ook voor andere gemeenten in"
    assert any(z.startswith(erbij) for z in verandering.sinds_vorig_jaar(haal, beeld("GM1674")))
    assert not any("koopt" in z for z in verandering.sinds_vorig_jaar(haal, beeld("GM0748")))


def test_zonder_jaar_ervoor_of_zonder_cijfer_staat_er_niets() -> None:
    eerste = min(tw.JAREN)
    assert verandering.sinds_vorig_jaar(haal, beeld("GM1674", eerste)) == []
    assert verandering.sinds_vorig_jaar(haal, beeld(None)) == []
    assert not any(
        "2023" in z and "jeugd:" in z for z in verandering.sinds_vorig_jaar(haal, beeld("GM0503", 2017))
    )


def test_op_de_startpagina_en_bij_begroot_en_besteed() -> None:
    assert "Sinds 2023" in tekst(open_app(g="GM1674"))
    woorden = tekst(open_app("begroot_en_besteed", g="GM1674"))
    assert "Wat steeg en daalde sinds 2023" in woorden
    assert "Van alle taakvelden steeg" in woorden
