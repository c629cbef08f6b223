"""The blocks of the page Zelf vragen."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, get_args

import streamlit as st

from queries import ingevuld
from queries.antwoorden import Naam
from queries.vrij import Antwoord, Grenzen, Loop
from queries.vrij_taal import VraagFout
from ui import beurten, delen
from ui.gegevens import database, haal, kolomwaarden
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import getal
from verhaal.html import maak
from verhaal.zelf_vragen import antwoordbestand
from verhaal.zelf_vragen.antwoordtabel import schermtabel

_SQL, _VOORBEELD = "vrij_sql", "vrij_voorbeeld"  # the fields
_LAATST, _URL, _UITKOMST = (
    "_vrij_laatst",
    "_vrij_url",
    "_vrij_uitkomst",
)  # what outlives a visit to another page
URL_TEKENS = 2_000
_EERDER, _KIES_EERDER, _BEWAARD = "_vrij_eerder", "vrij_eerder", 10  # questions of this session, newest first
_AFGEBROKEN = "De vraag is gestopt voordat zij klaar was. Uw vraag blijft staan; druk op ‘Voer uit’ om haar opnieuw te stellen."


def _drempels() -> dict[str, float]:
    return dict(haal.drempels()[["drempel", "waarde"]].itertuples(index=False, name=None))


def grenzen() -> Grenzen:
    """What one question may take."""
    return Grenzen.uit(_drempels())


def kop() -> None:
    """For whom this is, and what cannot go wrong."""
    st.html(
        maak(
            "oordeel.html",
            kop="Stel zelf een vraag aan de cijfers",
            zinnen=[
                "Deze pagina is voor onderzoekers die SQL kennen. U leest de tabellen waar dit dashboard uit put; u kunt niets "
                "veranderen of stukmaken. De keuzes hierboven (gemeente, jaar) gelden hier niet: die zet u zelf in de vraag."
            ],
        )
    )


def _schrijf_url(sql: str) -> None:
    """A link to this page holds the question, when it is short enough."""
    if len(sql) <= URL_TEKENS:
        st.query_params["sql"] = sql
    elif "sql" in st.query_params:
        del st.query_params["sql"]
    st.session_state[_URL] = st.query_params.get("sql")


def _uit_berekening() -> str | None:
    """The question behind a figure, when the address names one: its text with the values filled in; nothing when it names none we have."""
    naam, waarden = st.query_params.get("berekening"), st.query_params.get("waarden", "{}")
    if naam is None:
        return None
    for sleutel in ("berekening", "waarden"):
        st.query_params.pop(sleutel, None)
    try:
        velden = json.loads(waarden)
        if naam not in get_args(Naam) or not isinstance(velden, dict):
            return None
        return ingevuld(
            naam, {str(k): w for k, w in velden.items() if w is None or isinstance(w, str | int | float)}
        )
    except (ValueError, KeyError):
        return None


def _begin(voorbeelden: dict[str, str]) -> None:
    """The text of the field: from a link, from an earlier visit to the page, or the first example. Nothing runs."""
    s = st.session_state
    if (berekend := _uit_berekening()) is not None:
        s[_SQL] = berekend
        s.pop(_UITKOMST, None)
        _schrijf_url(berekend)
    uit_url = st.query_params.get("sql")
    if uit_url and s.get(_URL) != uit_url:
        s[_SQL], s[_URL] = uit_url[: grenzen().tekens + 1], uit_url
        s.pop(_UITKOMST, None)
    elif _SQL not in s:
        s[_SQL] = s.get(_LAATST) or next(iter(voorbeelden.values()))
        if _LAATST in s:
            _schrijf_url(s[_SQL])
    if _VOORBEELD not in s:
        s[_VOORBEELD] = next((v for v, sql in voorbeelden.items() if sql == s[_SQL]), None)
    s[_LAATST] = s[_SQL]


def formulier() -> str | None:
    """The example questions and the field; the question when the visitor wants it answered now."""
    tabel = haal.voorbeeldvragen()
    voorbeelden = dict(tabel[["vraag", "sql"]].itertuples(index=False, name=None))
    uitleg = dict(tabel[["vraag", "uitleg"]].itertuples(index=False, name=None))
    _begin(voorbeelden)

    def _kies() -> None:
        if gekozen := st.session_state[_VOORBEELD]:
            st.session_state[_SQL] = voorbeelden[gekozen]
            st.session_state.pop(_UITKOMST, None)
            _schrijf_url(voorbeelden[gekozen])

    with st.container(key="vrij_keuze"):
        st.selectbox(
            "Voorbeeldvragen",
            list(voorbeelden),
            key=_VOORBEELD,
            index=None,
            placeholder="Kies een voorbeeld",
            filter_mode=None,
            on_change=_kies,
        )
        if (gekozen := st.session_state[_VOORBEELD]) and voorbeelden[gekozen] == st.session_state[_SQL]:
            st.html(maak("alinea.html", klasse="voetnoot", tekst=uitleg[gekozen]))

    def _terug() -> None:
        if gekozen := st.session_state[_KIES_EERDER]:
            st.session_state[_SQL], st.session_state[_KIES_EERDER] = gekozen, None
            st.session_state.pop(_UITKOMST, None)
            _schrijf_url(gekozen)

    if len(eerder := st.session_state.get(_EERDER, [])) > 1:
        st.selectbox(
            "Eerder gevraagd, in dit bezoek",
            eerder,
            format_func=lambda sql: " ".join(sql.split())[:100],
            key=_KIES_EERDER,
            index=None,
            placeholder="Kies een eerdere vraag",
            filter_mode=None,
            on_change=_terug,
        )
    with st.form("vrij_vraag", border=False):
        st.text_area("Uw vraag in SQL", key=_SQL, height=270)
        with st.container(key="vrij_doen", horizontal=True, vertical_alignment="center"):
            gevraagd = st.form_submit_button("Voer uit", type="primary", key="vrij_voer_uit", width="content")
            st.html(
                maak(
                    "alinea.html",
                    klasse="voetnoot",
                    tekst="Ctrl+Enter in het veld doet hetzelfde. Er loopt nooit vanzelf een vraag, ook niet na een link.",
                ),
                width="content",
            )
    if not gevraagd:
        return None
    sql = str(st.session_state[_SQL])
    _schrijf_url(sql)
    return sql


def plek() -> Any:
    """Where the answer comes; the rest of the page is drawn first, so that it stands there while a question runs."""
    return st.container(key="vrij_antwoord")


def antwoord(waar: Any, sql: str | None) -> None:
    """Answer ``sql``, or show the last answer again."""
    with waar:
        if sql is not None:
            _stel(sql)
        uitkomst = st.session_state.get(_UITKOMST)
        if isinstance(uitkomst, Antwoord):
            _toon(uitkomst)
        elif isinstance(uitkomst, VraagFout):
            st.html(maak("vraagfout.html", zin=uitkomst.zin, engels=uitkomst.engels))


def _stel(sql: str) -> None:
    """Run the question. Every sign of life is a moment at which Streamlit can break off this run: the visitor presses
    Stop, chooses something else, or leaves. The ``with`` then ends the process of the question."""
    beurten.geef_door()
    st.session_state[_UITKOMST] = VraagFout(_AFGEBROKEN)
    try:
        with Loop(database(), sql, grenzen()) as loop:
            klaar = loop.wacht(0.4)
            bezig = st.empty()
            if not klaar:
                with bezig.container(key="vrij_bezig", horizontal=True, vertical_alignment="center"):
                    teller = st.empty()
                    st.button("Stop", key="vrij_stop")
                while not klaar:
                    teller.html(maak("vraagbezig.html", seconden=round(loop.duur)))
                    klaar = loop.wacht(0.25)
            bezig.empty()
            st.session_state[_UITKOMST] = loop.antwoord()
            eerder = [v for v in st.session_state.get(_EERDER, []) if v != sql]
            st.session_state[_EERDER] = [sql, *eerder][:_BEWAARD]
    except VraagFout as fout:
        st.session_state[_UITKOMST] = fout


def _toon(uitkomst: Antwoord) -> None:
    n, hoogstens = uitkomst.tabel.num_rows, int(_drempels()["vrij_getoond"])
    aantal = f"{'meer dan ' if uitkomst.meer else ''}{getal(n)} {'rij' if n == 1 else 'rijen'}"
    tekst = antwoordbestand.grenzen_zin(uitkomst)
    if n > hoogstens:
        tekst += f" Op het scherm staan de eerste {hoogstens}; de downloads bevatten ze alle {getal(n)}."
    if n == 0:
        tekst = "De vraag klopt, maar er zijn geen rijen die eraan voldoen."
    if uitkomst.let_op:
        st.html(maak("letop.html", kop="Let op bij deze vraag", klasse="letop", zinnen=uitkomst.let_op))
    st.html(
        maak(
            "antwoordkop.html",
            kop=f"Antwoord: {aantal} in {getal(uitkomst.seconden, 1)} seconden",
            tekst=tekst,
        )
    )
    if n:
        rijen, kolommen = schermtabel(uitkomst, hoogstens)
        with st.container(key="lijst_vrij"):
            st.html(tabel_html(rijen, kolommen, "Antwoord op uw vraag"))
    st.html(maak("bron.html", tekst=f"{antwoordbestand.BRON}. Versie {uitkomst.database}."))
    # the figures are those of the version that answered, which may be replaced by now
    van = delen.stempel() | {"versie": uitkomst.database}
    with st.container(key="vrij_downloads", horizontal=True):
        for label, maker, einde, soort in (
            (
                "Excel",
                antwoordbestand.excel,
                ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            ("CSV", antwoordbestand.csv_nederlands, ".csv", "text/csv"),
            ("CSV (machine)", antwoordbestand.csv_machine, "_machine.csv", "text/csv"),
            ("Parquet", antwoordbestand.parquet, ".parquet", "application/vnd.apache.parquet"),
        ):
            st.download_button(
                label,
                partial(maker, uitkomst, van),
                f"gemeenten3d_vraag_{uitkomst.wanneer:%Y%m%d_%H%M%S}{einde}",
                soort,
                on_click="ignore",
                key=f"dl_vrij_{label}",
            )
    st.html(
        maak(
            "alinea.html",
            klasse="voetnoot",
            tekst="Excel houdt codes zoals taakveld 6.10 als tekst en heeft een blad met uw vraag, de versie en de bron. "
            "CSV is voor een Nederlands rekenblad (puntkomma en decimale komma), CSV (machine) voor programma's.",
        )
    )


def let_op() -> None:
    """What a question does not tell by itself."""
    versie = haal.versie().iloc[0]
    st.html(
        maak(
            "letop.html",
            kop="Let op bij uw eigen vraag",
            klasse="letop",
            zinnen=[
                "Waarschuwingen bij een cijfer komen niet vanzelf mee. Koppel mart.vlag erbij, zoals in het eerste voorbeeld, of "
                "gebruik de kolommen vergelijkbaar en telt_in_groep.",
                "Leeg betekent: niet bekend. Dat is nooit nul. Gemeenten die een verslag niet aanleverden, ontbreken in een som: tel "
                "ze mee met count(*).",
                "Bedragen op _keur staan in duizenden euro. Kies altijd één definitie (smal, toegang of breed), anders telt u dubbel.",
                f"U vraagt aan versie {versie['versie']}. Noem die versie als u een cijfer gebruikt.",
            ],
        )
    )


@st.fragment
def tabellen() -> None:
    """The tables one can ask for, and of one of them the columns with what stands in them; made when it is opened."""
    boek = haal.open_tabellen()
    boek["naam"] = boek["kamer"] + "." + boek["tabel"]
    per_tabel = boek.drop_duplicates("naam")
    regel = st.expander(
        f"Tabellen en kolommen ({len(per_tabel)} tabellen)", key="uitklap_vrij_tabellen", on_change="rerun"
    )
    if not regel.open:
        return
    with regel:
        gekozen = st.selectbox(
            "Tabel",
            list(per_tabel["naam"]),
            key="vrij_tabel",
            index=None,
            placeholder="Kies een tabel om haar kolommen te zien",
            filter_mode="contains",
        )
        if gekozen is None:
            kolommen = (Kolom("naam", "Tabel"), Kolom("uitleg_tabel", "Wat staat erin"))
            st.html(tabel_html(per_tabel, kolommen, "Tabellen"))
            return
        deel = boek[boek["naam"] == gekozen]
        waarden = kolomwaarden(gekozen)
        st.html(
            tabel_html(
                deel.assign(waarden=[waarden[k] for k in deel["kolom"]]),
                (
                    Kolom("kolom", "Kolom"),
                    Kolom("uitleg", "Uitleg"),
                    Kolom("type", "Soort"),
                    Kolom("waarden", "Wat staat erin"),
                ),
                f"{gekozen}: {deel['uitleg_tabel'].iloc[0]}",
            )
        )
        if sleutel := deel["sleutel"].iloc[0]:
            zin = f"Deze kolommen wijzen samen één rij aan: {', '.join(sleutel.split())}."
            st.html(maak("alinea.html", klasse="voetnoot", tekst=zin))


def regels() -> None:
    """The limits, as the thresholds have them."""
    g = grenzen()
    st.html(
        maak(
            "punten.html",
            kop="Wat kan hier wel en niet?",
            groepen=[
                {
                    "kop": "",
                    "zinnen": [
                        "U stelt één vraag tegelijk, die alleen leest, in het SQL van DuckDB.",
                        f"Een vraag mag {g.seconden} seconden duren en {g.geheugen_mb} MB werkgeheugen gebruiken; daarna stopt zij "
                        "vanzelf. Met ‘Stop’ breekt u haar eerder af.",
                        f"Een antwoord heeft hoogstens {getal(g.rijen)} rijen, {g.kolommen} kolommen en {g.megabytes} MB. Wij zeggen "
                        "het als er meer is.",
                        f"Er lopen hoogstens {g.tegelijk} vragen tegelijk, van alle bezoekers samen.",
                        "Bestanden, internet en instellingen zijn dicht.",
                        "Wilt u meer? Download bij Verantwoording de hele database en vraag op uw eigen computer.",
                    ],
                }
            ],
        )
    )
