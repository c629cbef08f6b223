"""The parts of the page that are more than one figure: heat table, explanations, citation and downloads."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from ui.figuur import Figuur, Kolom, Paneel, excel_tabel, tabel_html, toon
from ui.gegevens import database, haal, tabel_van
from ui.getallen import euro, getal, is_leeg, procent
from ui.grafieken_groep import KIES, spreiding
from ui.html import maak
from ui.jeugdzorg import herhaal, regressie
from ui.jeugdzorg.gemeen import berekening, bron, def_zin, eur, heel, keur, let_op, pct, waaraan
from ui.jeugdzorg.sommen import Instelling, uitschieters, volharding
from ui.vergelijk.samenhang import spearman
from ui.werkboek import werkboek


def _sectie(kop: str, tekst: str) -> None:
    st.html(maak("sectie.html", kop=kop, tekst=tekst))


# ------------------------------------------------------------------ municipality x year


def gemeenten_en_jaren(i: Instelling, tabel: pd.DataFrame, gm_code: str | None, link: Any) -> None:
    """The heat table: every municipality and year in euro per inhabitant, with flags; and how persistent."""
    v = volharding(tabel).sort_values("naam", key=lambda n: n.str.replace(r"^'[st][- ]", "", regex=True))
    jaren = sorted({int(j) for j in tabel["jaar"]})
    n = int((v["jaren"] > 0).sum())
    altijd = int(((v["jaren"] == v["boven_nul"]) & (v["jaren"] > 1)).sum())
    _sectie(
        f"{altijd} van de {n} gemeenten zitten in al hun jaren boven nul",
        f"Verschil voor {waaraan(i)} in euro per inwoner, per gemeente en jaar. {def_zin(i)}. Hoe donkerder, hoe verder van nul; het getal staat er altijd bij. Een ster: dit paar is anders "
        "geboekt en telt niet mee in de reeks. Een rondje: er is een andere vlag, die in de downloads staat. Leeg: geen paar. ‘Samen’ is de som over de jaren, in euro per inwoner.",
    )
    velden = ["gm_code", "jaar", "per_inwoner_eur", "anders_geboekt", "let_op"]
    waarden = {(r["gm_code"], int(r["jaar"])): r for r in als_rijen(tabel[velden])}
    schaal = float(tabel["per_inwoner_eur"].abs().quantile(0.9)) or 1.0
    if gm_code is not None:  # the own municipality on top
        v = pd.concat([v[v["gm_code"] == gm_code], v[v["gm_code"] != gm_code]])
    rijen = []
    for r in als_rijen(v):
        cellen = []
        for jaar in jaren:
            paar = waarden.get((r["gm_code"], jaar))
            if paar is None or is_leeg(paar["per_inwoner_eur"]):
                cellen.append({"tekst": "", "klasse": ""})
                continue
            waarde = float(paar["per_inwoner_eur"])
            trap = min(3, int(3 * abs(waarde) / schaal + 0.5))
            ster = "*" if paar["anders_geboekt"] else "°" if paar["let_op"] else ""
            cellen.append(
                {
                    "tekst": f"{euro(waarde)}{ster}",
                    "klasse": f"h{'p' if waarde > 0 else 'm'}{trap}" if trap else "",
                }
            )
        rijen.append(
            {
                "naam": r["naam"],
                "link": link(r["gm_code"]),
                "eigen": r["gm_code"] == gm_code,
                "cellen": cellen,
                "boven": f"{r['boven_nul']} van {r['jaren']}",
                "reeks": str(r["langste_reeks"]),
                "samen": eur(r["samen_per_inwoner_eur"]),
            }
        )
    st.html(
        maak(
            "hittetabel.html",
            jaren=jaren,
            rijen=rijen,
            onderschrift=f"{i.definitie.naam}, {waaraan(i)}, euro per inwoner",
        )
    )
    for zin in let_op(i, tabel):
        st.html(maak("alinea.html", klasse="voetnoot", tekst=zin))
    st.html(maak("bron.html", tekst=bron(haal, i)))


# ------------------------------------------------------------------ explanations


def verklaren(
    i: Instelling, tabel: pd.DataFrame, jaar: int, gekozen: list[str], gm_code: str | None, bij_keuze: Any
) -> None:
    """A scatter for the first characteristic, the regression, its residuals, and volume x price as far as known."""
    kenmerken = haal("indicatorwaarden")
    cijfers = regressie.invoer(tabel, kenmerken, gekozen, jaar)
    if len(cijfers) < regressie.MINSTENS:
        st.html(
            maak(
                "alinea.html",
                klasse="waaromniet",
                tekst=f"Over {jaar} zijn er te weinig gemeenten met al deze cijfers ({len(cijfers)}; nodig zijn er {regressie.MINSTENS}). Kies bovenaan een ander jaar of minder kenmerken.",
            )
        )
        return
    toon(_strooi(i, cijfers, kenmerken, gekozen[0], jaar, gm_code), bij_keuze)
    uitkomst = regressie.schat(cijfers, gekozen)
    if uitkomst is None:
        st.html(
            maak(
                "alinea.html",
                klasse="waaromniet",
                tekst="Deze kenmerken zijn niet samen te schatten: zij zeggen (bijna) hetzelfde. Laat er een weg.",
            )
        )
    else:
        _regressie(i, uitkomst, kenmerken, jaar)
        st.download_button(
            "Cijfers van de regressie (CSV)",
            lambda: cijfers.to_csv(index=False).encode(),
            f"{herhaal.MAP}_regressie_{i.wet}_{jaar}.csv",
            "text/csv",
            on_click="ignore",
            key="dl_regressie",
        )
    _volume_prijs(i)
    _uitschieters(i, tabel, jaar)


def _strooi(
    i: Instelling,
    cijfers: pd.DataFrame,
    kenmerken: pd.DataFrame,
    kenmerk: str,
    jaar: int,
    gm_code: str | None,
) -> Figuur:
    soort = kenmerken[kenmerken["indicator_id"] == kenmerk].iloc[0]
    rho = spearman(cijfers[kenmerk], cijfers["per_inwoner_eur"])
    eenheid = f"({soort['eenheid']}, {int(soort['jaar'])})"
    x_titel = f"{soort['naam']} {eenheid}"
    punten = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "kenmerk": r[kenmerk],
            "waarde": r["per_inwoner_eur"],
            "in_groep": False,
            "tekst": f"{r['naam']}: {getal(r[kenmerk], 1)}, {euro(r['per_inwoner_eur'])} per inwoner",
        }
        for r in als_rijen(cijfers)
    ]
    zelf = [p for p in punten if p["gm_code"] == gm_code]
    return Figuur(
        sleutel=f"tekort_strooi_{i.wet}_{kenmerk}_{(gm_code or 'nl').lower()}",
        titel=f"{soort['naam']} tegen het verschil voor {waaraan(i)} in {jaar}: Spearmans rho {getal(rho, 2)} over {len(cijfers)} gemeenten",
        onderkop=f"Elke stip is een gemeente, euro per inwoner. {def_zin(i)}. Anders geboekte paren zijn weggelaten.",
        panelen=(
            Paneel(
                "",
                spreiding(punten, zelf, x_titel=(str(soort["naam"]), eenheid), y_titel="euro per inwoner"),
                f"{len(cijfers)} gemeenten, {x_titel} tegen het verschil per inwoner: Spearmans rho {getal(rho, 2)}.",
                KIES,
            ),
        ),
        tabel=cijfers.sort_values("naam"),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom(kenmerk, x_titel, lambda w: getal(w, 1)),
            Kolom("per_inwoner_eur", "Verschil (€ per inwoner)", eur),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{bron(haal, i, jaar)} Kenmerk: {soort['brontabel']}.",
        berekening=berekening(haal, i, jaar),
        vlaggen=(
            "Samenhang is geen oorzaak. Wat voor gemeenten geldt, hoeft niet voor inwoners te gelden (ecologische drogreden).",
            "Wie veel kenmerken probeert, vindt er altijd een paar bij toeval: van twintig toetsen is er gemiddeld één ‘significant’ zonder dat er iets is.",
            *([] if is_leeg(soort["waarschuwing"]) else [str(soort["waarschuwing"])]),
        ),
    )


def _regressie(i: Instelling, u: regressie.Uitkomst, kenmerken: pd.DataFrame, jaar: int) -> None:
    namen = {r["indicator_id"]: f"{r['naam']} ({r['eenheid']})" for r in als_rijen(kenmerken)}
    tabel = u.coefficienten.assign(naam=[namen.get(k, "Constante") for k in u.coefficienten["kenmerk"]])
    _sectie(
        f"Deze kenmerken samen beschrijven {procent(100 * u.r2)} van de verschillen tussen {u.n} gemeenten",
        f"Lineaire regressie (kleinste kwadraten) van het verschil in euro per inwoner, {jaar}, met robuuste standaardfouten (HC3, statsmodels). {def_zin(i)}. Beschrijven is niet verklaren: "
        "er kan iets anders achter zitten.",
    )

    def cijfer(decimalen: int) -> Any:
        return lambda w: "" if is_leeg(w) else getal(w, decimalen)

    st.html(
        tabel_html(
            tabel,
            (
                Kolom("naam", "Kenmerk"),
                Kolom("b", "Coëfficiënt (€ per inwoner per eenheid)", cijfer(2)),
                Kolom("b_standaard", "Gestandaardiseerd", cijfer(2)),
                Kolom("se", "Robuuste standaardfout", cijfer(2)),
                Kolom("onder", "95%-interval van", cijfer(2)),
                Kolom("boven", "tot", cijfer(2)),
                Kolom("p", "p-waarde", lambda w: "< 0,001" if w < 0.001 else getal(w, 3)),
            ),
            f"Regressie over {u.n} gemeenten, R² {getal(u.r2, 2)}",
        )
    )
    with st.expander(
        "Residuen: het verschil per gemeente met wat het model verwacht", key="uitklap_residuen"
    ):
        st.html(
            tabel_html(
                u.residuen.sort_values("naam"),
                (
                    Kolom("naam", "Gemeente"),
                    Kolom("echt", "Verschil (€ per inwoner)", eur),
                    Kolom("verwacht", "Verwacht", eur),
                    Kolom("residu", "Residu", eur),
                    Kolom("let_op", "Let op"),
                ),
                f"Residuen, {i.definitie.naam.lower()}, {jaar}",
            )
        )


def _volume_prijs(i: Instelling) -> None:
    """Volume times price needs numbers of users over years; the snapshot has one year of shares."""
    if i.wet != "jeugdwet":
        return
    alle = haal("indicatorreeks", indicator_id="jeugdhulp_natura")
    if alle["jaar"].nunique() < 2:
        _sectie(
            "Meer jongeren met hulp, of duurdere hulp?",
            "Daarvoor zijn aantallen jongeren met jeugdhulp over meer jaren nodig. De meegeleverde cijfers bevatten alleen het aandeel jongeren met jeugdzorg in 2021. Na een verversing "
            "(python -m loaders ververs jeugdhulp) staat de uitsplitsing hier.",
        )
        return
    besteed = haal("reeks_nederland", definitie="smal")
    besteed = besteed[(besteed["wet"] == "jeugdwet") & besteed["besteed_keur"].notna()]
    gewogen = alle.groupby("jaar")["waarde"].mean().rename("aandeel_pct").reset_index()
    samen = besteed[["jaar", "besteed_keur", "inwoners"]].merge(gewogen, on="jaar")
    samen["per_inwoner_eur"] = 1000 * samen["besteed_keur"] / samen["inwoners"]
    samen["per_procentpunt_eur"] = samen["per_inwoner_eur"] / samen["aandeel_pct"]
    _sectie(
        "Meer jongeren met hulp, of duurdere hulp?",
        "Uitgaven per inwoner (gewogen), het gemiddelde aandeel jongeren met jeugdhulp in natura over gemeenten, en de uitgaven per procentpunt. Stijgt het laatste, dan is hulp per gebruiker duurder geworden.",
    )
    st.html(
        tabel_html(
            samen,
            (
                Kolom("jaar", "Jaar", str),
                Kolom("per_inwoner_eur", "Besteed (€ per inwoner)", eur),
                Kolom("aandeel_pct", "Jongeren met jeugdhulp (%)", pct),
                Kolom("per_procentpunt_eur", "€ per inwoner per procentpunt", eur),
            ),
            "Volume en prijs, jeugd, Nederland",
        )
    )


def _uitschieters(i: Instelling, tabel: pd.DataFrame, jaar: int) -> None:
    rijen = pd.DataFrame(uitschieters(tabel, jaar, "per_inwoner_eur"))
    if rijen.empty:
        return
    _sectie(
        "Gemeenten die het verst van het midden liggen",
        f"Uitschieters worden hier genoemd en nergens stilzwijgend weggelaten. Kijk eerst naar de vlag. {def_zin(i)}, {jaar}.",
    )
    st.html(
        tabel_html(
            rijen,
            (
                Kolom("naam", "Gemeente"),
                Kolom("per_inwoner_eur", "Verschil (€ per inwoner)", eur),
                Kolom("links_keur", "Eerste bedrag", keur),
                Kolom("rechts_keur", "Tweede bedrag", keur),
                Kolom("inwoners", "Inwoners", heel),
                Kolom("let_op", "Let op"),
            ),
            f"Uitschieters {jaar}",
        )
    )


# ------------------------------------------------------------------ citation and downloads


def citeer_en_herhaal(i: Instelling, tabel: pd.DataFrame) -> None:
    """Citation, definition, SQL, a script that makes the table again, and the table in every form."""
    versie = database().stem
    citaat = herhaal.citaat(i, versie, date.today())
    script = herhaal.script(i, citaat)
    _sectie(
        "Citeer deze cijfers",
        "Neem deze regel over; de definitie en de dataversie staan erin. Het adres van deze pagina bevat al uw keuzes.",
    )
    st.code(citaat, language=None, wrap_lines=True)
    _sectie(
        "Maak de tabel zelf opnieuw",
        "Het pakket bevat de tabellen als Parquet en dit programma. Het geeft dezelfde tabel als hieronder.",
    )
    st.code(script, language="python")
    uit = tabel.assign(definitie=i.definitie.naam, wet=i.wet, dataversie=versie, bron=bron(haal, i))
    toelichting = [
        ("Wat", citaat),
        ("Definitie", def_zin(i)),
        ("Formule", i.definitie.formule),
        ("Taakvelden", i.definitie.taakvelden),
        ("Bronnen", i.definitie.bronnen),
        ("Valkuilen", i.definitie.valkuilen),
        ("Eenheid", "_keur = × € 1.000; _eur = euro; _pct = procent. Leeg = niet bekend."),
        (
            "anders_geboekt",
            "Ja: begroting en rekening staan waarschijnlijk op verschillende taakvelden; telt niet mee in aandelen en reeksen.",
        ),
        ("let_op", "Vlaggen bij dit cijfer; uitleg op de pagina Verantwoording."),
        ("Licentie", "Cijfers CBS: CC BY 4.0. Ministerie van BZK: openbaar. Software: EUPL-1.2."),
        ("SQL", herhaal.sql_tekst("tekort")),
    ]
    with st.container(key="downloads", horizontal=True):
        for label, maker, einde, soort in (
            (
                "Pakket om te herhalen (ZIP)",
                partial(herhaal.pakket, tabel_van, script),
                ".zip",
                "application/zip",
            ),
            ("CSV", partial(excel_tabel, uit), ".csv", "text/csv"),
            ("CSV (machine)", lambda: uit.to_csv(index=False).encode(), "_machine.csv", "text/csv"),
            (
                "Excel met toelichting",
                partial(werkboek, uit, toelichting),
                ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            ("Parquet", lambda: uit.to_parquet(index=False), ".parquet", "application/vnd.apache.parquet"),
            (
                "Hele database (DuckDB)",
                lambda: database().read_bytes(),
                ".duckdb",
                "application/octet-stream",
            ),
        ):
            naam = (
                database().name
                if einde == ".duckdb"
                else f"{herhaal.MAP}_{i.wet}_{i.definitie.definitie_id}{einde}"
            )
            st.download_button(label, maker, naam, soort, on_click="ignore", key=f"dl_tekort_{einde}")
    st.html(
        tabel_html(
            tabel.head(200),
            (
                Kolom("naam", "Gemeente"),
                Kolom("jaar", "Jaar", str),
                Kolom("links_keur", "Eerste bedrag (× € 1.000)", heel),
                Kolom("rechts_keur", "Tweede bedrag (× € 1.000)", heel),
                Kolom("verschil_keur", "Verschil (× € 1.000)", heel),
                Kolom("verschil_pct", "Verschil (%)", pct),
                Kolom("per_inwoner_eur", "€ per inwoner", eur),
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
