"""The part 'Citeer en herhaal': citation, a program that makes the table again, and the table in every form."""

from __future__ import annotations

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from queries import sql_tekst
from ui import delen
from ui.blokken import sectie
from ui.gegevens import database, databasebytes, haal, tabel_van
from verhaal.csvbestand import tabel_csv
from verhaal.excel import werkboek
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import LIJST
from verhaal.html import maak
from verhaal.tekorten import herhaal
from verhaal.tekorten.tekortsommen import Instelling
from verhaal.tekorten.tekortwoorden import bestandsdeel, bron, def_kort, termnamen


def citeer_en_herhaal(i: Instelling, tabel: pd.DataFrame) -> None:
    """Citation, definition, SQL, a script that makes the table again, and the table in every form."""
    versie = database().stem
    citaat = herhaal.citaat(i, versie, date.today())
    links, rechts = termnamen(haal, i)
    script = herhaal.script(i, citaat)
    sectie(
        "Citeer deze cijfers",
        "Neem deze regel over; de definitie en de dataversie staan erin. Het adres van deze pagina bevat al uw keuzes.",
    )
    st.code(citaat, language=None, wrap_lines=True)
    sectie(
        "Neem de cijfers mee",
        "Elke rij draagt haar vlaggen, de definitie, de dataversie en de bron. Excel heeft een blad Toelichting.",
    )
    uit = tabel.assign(definitie=def_kort(i), wet=i.wet, dataversie=versie, bron=bron(haal, i))
    uit = uit.assign(**{k: v for k, v in delen.stempel().items() if k != "versie"})
    toelichting = [
        ("Wat", citaat),
        ("Dataversie", versie),
        *herhaal.toelichting(i, bron(haal, i)),
        ("SQL", sql_tekst("tekort")),
    ]
    with st.container(key="downloads", horizontal=True):
        for label, maker, einde, soort in (
            (
                "Pakket om te herhalen (ZIP)",
                partial(herhaal.pakket, tabel_van, script),
                ".zip",
                "application/zip",
            ),
            ("CSV", partial(tabel_csv, uit, nederlands=True), ".csv", "text/csv"),
            ("CSV (machine)", partial(tabel_csv, uit, nederlands=False), "_machine.csv", "text/csv"),
            (
                "Excel met toelichting",
                partial(werkboek, uit, toelichting),
                ".xlsx",
                herhaal.XLSX,
            ),
            ("Parquet", lambda: uit.to_parquet(index=False), ".parquet", "application/vnd.apache.parquet"),
            (
                "Hele database (DuckDB)",
                databasebytes,
                ".duckdb",
                "application/octet-stream",
            ),
        ):
            naam = database().name if einde == ".duckdb" else f"{herhaal.MAP}_{bestandsdeel(i)}{einde}"
            st.download_button(label, maker, naam, soort, on_click="ignore", key=f"dl_tekort_{einde}")
    sectie(
        "Maak de tabel zelf opnieuw",
        "Het pakket bevat de tabellen als Parquet en dit programma. Het geeft dezelfde tabel als hieronder.",
    )
    st.code(
        script, language="python", wrap_lines=True
    )  # a block that scrolls sideways is no place for a keyboard
    st.html(
        tabel_html(
            tabel.head(200),
            (
                Kolom("naam", "Gemeente"),
                Kolom("jaar", "Jaar", str),
                Kolom("links_keur", f"{links} (× € 1.000)", LIJST.heel),
                Kolom("rechts_keur", f"{rechts} (× € 1.000)", LIJST.heel),
                Kolom("verschil_keur", "Verschil (× € 1.000)", LIJST.heel),
                Kolom("verschil_pct", "Verschil (%)", LIJST.pct),
                Kolom("per_inwoner_eur", "€ per inwoner", LIJST.eur),
                Kolom("let_op", "Let op"),
            ),
            f"De eerste {min(200, len(tabel))} van {len(tabel)} rijen; {i.definitie.naam}. De downloads bevatten alles.",
        )
    )
    st.html(
        maak(
            "alinea.html",
            klasse="voetnoot",
            tekst="Wat elke kolom betekent staat in het codeboek op de pagina Verantwoording.",
        )
    )
