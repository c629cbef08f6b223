"""A page as anybody writes it, with Streamlit and pandas from CSV files: the yardstick of ``make bench``.

It answers what the start page answers for one municipality (begroot and besteed per law and year, the middle half of
all municipalities per inhabitant) without our queries, caches and sentences. ``CSV_MAP`` holds the files; with
``CSV_KEEP`` the files are kept by ``st.cache_data``.
"""

import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st


def lees() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Amounts, laws per taakveld, inhabitants."""
    map_ = Path(os.environ["CSV_MAP"])
    return (
        pd.read_csv(map_ / "taakveld.csv", dtype={"taakveld": str}),
        pd.read_csv(map_ / "wet.csv", dtype={"taakveld": str}),
        pd.read_csv(map_ / "inwoners.csv"),
    )


bedragen, wetten, inwoners = (st.cache_data(lees) if os.environ.get("CSV_KEEP") else lees)()
gemeente = st.selectbox("Gemeente", sorted(bedragen["gm_code"].unique()), key="g", bind="query-params")
jaar = st.selectbox("Jaar", [2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017], key="jaar", bind="query-params")

met_wet = bedragen.merge(wetten, on="taakveld")
met_wet = met_wet[met_wet["jaar"].between(met_wet["jaar_van"], met_wet["jaar_tot"])]
per_wet = met_wet.groupby(["gm_code", "jaar", "soort", "wet_smal"], as_index=False)["lasten_keur"].sum()
eigen = per_wet[per_wet["gm_code"] == gemeente]
st.title(f"{gemeente} {jaar}")
for kolom, (wet, deel) in zip(st.columns(4), eigen[eigen["jaar"] == jaar].groupby("wet_smal"), strict=False):
    kolom.metric(str(wet), f"{deel['lasten_keur'].max() / 1000:.1f} mln")
per_hoofd = per_wet.merge(inwoners, on=["gm_code", "jaar"])
per_hoofd["eur"] = per_hoofd["lasten_keur"] * 1000 / per_hoofd["inwoners"]
st.dataframe(
    per_hoofd[per_hoofd["jaar"] == jaar]
    .groupby(["wet_smal", "soort"])["eur"]
    .quantile([0.25, 0.5, 0.75])
    .unstack()
)
st.altair_chart(
    alt.Chart(eigen).mark_line().encode(x="jaar:O", y="lasten_keur", color="soort", facet="wet_smal")
)
st.dataframe(eigen)
