"""The part 'Naast het geld': ready-made questions that set survey figures beside spending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from ui import kader
from ui.blokken import niets
from ui.enquete import eigenbron
from ui.enquete.enquetedelen import kop
from ui.gegevens import haal
from ui.keuzevelden import kies_knop, kies_uit
from ui.toon import toon
from verhaal.afzender import Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN
from verhaal.bronregels import bron_regel
from verhaal.enquetes import enquetefiguren
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.enquetes.per_antwoord import MATEN, per_antwoord
from verhaal.enquetes.per_raad import CIJFER, per_raad
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import euro, getal, procent
from verhaal.grafieken_groep import spreiding
from verhaal.vergelijken.samenhang import samenhang, spearman, spearman_interval

_MAAT_ZIN = {
    "besteed": "besteed",
    "begroot": "begroot",
    "afwijking": "besteed min begroot",
    "afstand": "afstand tussen besteed en begroot (meer of minder)",
}
_PER_GEMEENTE, _PER_RAAD = "per_gemeente", "per_raad"  # choices of one's own, beside the ready-made questions
KRING = (
    "Samenhang is geen oorzaak. Wat voor groepen gemeenten geldt, hoeft niet voor één gemeente of één raadslid te gelden (ecologische drogreden). "
    "Wie veel verbanden bekijkt, vindt er altijd een paar bij toeval."
)


def naast_het_geld(plek: Any, keuze: Keuze, naam: str | None, bij_keuze: Callable[[str], None]) -> None:
    """One ready-made question: a dot per municipality, or per group of municipalities for an own survey."""
    vragen = als_rijen(haal.enquete_geldvragen())
    namen = {str(v["geldvraag"]): str(v["tekst"]) for v in vragen}
    openbare = eigenbron.openbare()
    if openbare:
        namen[_PER_GEMEENTE] = "Een vraag naar keuze uit een enquête die gemeenten invulden"
    van_mensen = eigenbron.van_mensen()
    if van_mensen:
        namen[_PER_RAAD] = "Een vraag naar keuze uit een enquête onder mensen, per gemeente"
    rij = st.container(key="keuzes_figuur", horizontal=True)
    with rij:
        gekozen = kies_uit("Vraag", namen, "geldvraag", next(iter(namen)))
    if gekozen == _PER_RAAD:
        _van_mensen(plek, van_mensen, keuze, naam, bij_keuze)
        return
    if gekozen == _PER_GEMEENTE:
        _openbaar(plek, openbare, keuze, naam, bij_keuze)
        return
    vraag = next(v for v in vragen if v["geldvraag"] == gekozen)
    kop(
        plek,
        str(vraag["tekst"]),
        "Wij zetten twee cijfers naast elkaar en zeggen hoe sterk zij samen oplopen. Waardoor dat komt, zeggen deze cijfers niet.",
    )
    if vraag["soort"] == "kenmerk":
        _kenmerk(rij, vraag, keuze, naam, bij_keuze)
    else:
        _enquete(vraag, keuze)


def _kenmerk(
    rij: Any, vraag: dict[str, Any], keuze: Keuze, naam: str | None, bij_keuze: Callable[[str], None]
) -> None:
    groep: set[str] = set()
    if keuze.gm_code:
        with rij:
            kader.kies_groepsoort()
        leden = haal.groepsleden(gm_code=keuze.gm_code, groep=keuze.groep)
        groep = set(leden.loc[leden["wet"] == vraag["wet"], "gm_code"])
    figuur = samenhang(haal, keuze, vraag["wet"], vraag["maat"], vraag["meting"], groep, naam)
    if figuur is None:
        niets(
            f"Over {keuze.jaar} zijn er te weinig gemeenten met beide cijfers. Kies bovenaan een ander jaar."
        )
        return
    toon(figuur, bij_keuze)


def _openbaar(
    plek: Any, openbare: dict[str, str], keuze: Keuze, naam: str | None, bij_keuze: Callable[[str], None]
) -> None:
    """Any question that municipalities answered in public, beside the amounts of the same municipalities."""
    with st.container(key="keuzes_groep", horizontal=True):
        enquete = eigenbron.laad(kies_uit("Enquête", openbare, "openbareenquete", next(iter(openbare))))
        wet = kies_knop("Wet", {w: WET_NAAM[w] for w in WETTEN}, "wet", "jeugdwet")
        maat = kies_knop("Bedrag", MATEN, "geldmaat", "besteed")
    if enquete is None:
        kop(plek, "Deze enquête is er niet meer", "Lees uw bestand opnieuw in, of kies een andere vraag.")
        return
    vragen = {str(v["vraag_id"]): str(v["tekst"]) for v in als_rijen(enquete.vragen.sort_values("volgorde"))}
    with st.container(key="keuzes_vraag"):
        vraag_id = kies_uit(
            "Vraag uit de enquête", vragen, f"geldvraag_{enquete.enquete_id}", next(iter(vragen))
        )
    kop(
        plek,
        f"{enquete.kop}, naast het geld",
        "Gemeenten gaven deze antwoorden als overheid; daarom staan zij hier met naam. Waardoor bedragen verschillen, zeggen deze cijfers niet.",
    )
    if figuur := per_antwoord(haal, enquete, vraag_id, wet, maat, keuze, naam):
        toon(figuur, bij_keuze)
    else:
        niets(
            f"Over {keuze.jaar} zijn er minder dan tien gemeenten met een antwoord en een bedrag. Kies een andere vraag of bovenaan een ander jaar."
        )


def _van_mensen(
    plek: Any, van_mensen: dict[str, str], keuze: Keuze, naam: str | None, bij_keuze: Callable[[str], None]
) -> None:
    """Any question that people answered, beside the amounts of their municipalities."""
    with st.container(key="keuzes_groep", horizontal=True):
        enquete = eigenbron.laad(kies_uit("Enquête", van_mensen, "mensenenquete", next(iter(van_mensen))))
        wet = kies_knop("Wet", {w: WET_NAAM[w] for w in WETTEN}, "wet", "jeugdwet")
        maat = kies_knop("Bedrag", MATEN, "geldmaat", "besteed")
    if enquete is None:
        kop(plek, "Deze enquête is er niet meer", "Lees uw bestand opnieuw in, of kies een andere vraag.")
        return
    vragen = {str(v["vraag_id"]): v for v in als_rijen(enquete.vragen.sort_values("volgorde"))}
    with st.container(key="keuzes_vraag"):
        namen = {i: str(v["tekst"]) for i, v in vragen.items()}
        vraag_id = kies_uit("Vraag uit de enquête", namen, f"geldvraag_{enquete.enquete_id}", next(iter(namen)))  # fmt: skip
        blok = enquete.blok(vraag_id, "land").sort_values("volgorde")
        antwoorden = {str(r["antwoord"]): str(r["label"]) for r in als_rijen(blok)}
        if vragen[vraag_id]["soort"] == "cijfer":
            antwoorden = {CIJFER: "gemiddeld cijfer", **antwoorden}
        antwoord = kies_uit("Antwoord", antwoorden, f"geldantwoord_{vraag_id}", next(iter(antwoorden)))
    kop(
        plek,
        f"{enquete.kop}, naast het geld",
        "Alleen gemeenten met genoeg antwoorden staan erbij. Waardoor bedragen verschillen, zeggen deze cijfers niet.",
    )
    if figuur := per_raad(haal, enquete, vraag_id, antwoord, wet, maat, keuze, naam):
        toon(figuur, bij_keuze)
    else:
        niets(
            f"Over {keuze.jaar} zijn er minder dan tien gemeenten met genoeg antwoorden en een bedrag. Kies een andere vraag of bovenaan een ander jaar."
        )


def _enquete(vraag: dict[str, Any], keuze: Keuze) -> None:
    """An own survey against spending, per class or province: municipalities are too small for it."""
    namen = eigenbron.namen()
    with st.container(key="keuzes_groep", horizontal=True):
        gekozen = kies_uit("Enquête", namen, "geldenquete", next(iter(namen)))
        niveau = kies_knop(
            "Per", {k: v for k, v in enquetefiguren.NIVEAUS.items() if k != "rol"}, "geldgroep", "provincie"
        )
    enquete = eigenbron.laad(gekozen)
    if enquete is None or enquete.vragen[enquete.vragen["vraag_id"] == vraag["meting"]].empty:
        niets(
            "In deze enquête is deze vraag niet gesteld. Kies een andere enquête, of houd er zelf een (‘Eigen enquête’)."
        )
        return
    figuur = per_klasse(enquete, vraag, niveau, keuze)
    if figuur is None:
        niets(
            "Er zijn te weinig groepen met beide cijfers die wij mogen tonen. Kies een andere verdeling of een ander jaar."
        )
        return
    toon(figuur)


def cijfers(e: EigenEnquete, vraag: dict[str, Any], niveau: str, keuze: Keuze) -> pd.DataFrame:
    """groep, aandeel_pct, n_geldig, waarde_eur (median per inhabitant), n_gemeenten: groups with both figures."""
    delen = [
        enquetefiguren.groepen_tabel(e, str(vraag["meting"]), niveau, a)
        for a in str(vraag["antwoorden"]).split(" ")
    ]
    samen = pd.concat(delen)
    samen = samen[samen["onderdrukt"] == "nee"].dropna(subset=["pct"])
    per = samen.groupby("groep").agg(
        aandeel_pct=("pct", "sum"), n_geldig=("n_geldig", "first"), delen=("pct", "size")
    )
    per = per[per["delen"] == len(delen)]  # a group of which one of the answers is hidden has no share
    geld = haal.per_hoofd_klasse(jaar=keuze.jaar, definitie=keuze.definitie)
    maat, kolom = (
        ("afwijking", "mediaan_abs_eur") if vraag["maat"] == "afstand" else (vraag["maat"], "mediaan_eur")
    )
    geld = geld[(geld["geo_type"] == niveau) & (geld["wet"] == vraag["wet"]) & (geld["maat"] == maat)]
    geld = geld.rename(columns={kolom: "waarde_eur", "n": "n_gemeenten"}).set_index("geo_code")
    return per.join(geld[["waarde_eur", "n_gemeenten"]], how="inner").rename_axis("groep").reset_index()


def per_klasse(e: EigenEnquete, vraag: dict[str, Any], niveau: str, keuze: Keuze) -> Figuur | None:
    """A dot per group of municipalities; None with fewer than four groups."""
    tabel = cijfers(e, vraag, niveau, keuze)
    if len(tabel) < 4:
        return None
    eigen = None
    if keuze.gm_code:
        eigen = str(haal.gemeente(gm_code=keuze.gm_code)[niveau].iloc[0])
    stelling = e.vraag(str(vraag["meting"]))
    labels = e.blok(str(vraag["meting"]), "land").set_index("antwoord")["label"].to_dict()
    antwoord = " of ".join(f"‘{labels.get(a, a)}’" for a in str(vraag["antwoorden"]).split(" "))
    wat = f"{_MAAT_ZIN[vraag['maat']]} voor {WET_IN_ZIN[vraag['wet']]}"
    rho = spearman(tabel["aandeel_pct"], tabel["waarde_eur"])
    interval = spearman_interval(rho, len(tabel))
    zekerheid = (
        f"95%-interval {getal(interval[0], 2)} tot {getal(interval[1], 2)}"
        if interval
        else "te weinig groepen voor een interval"
    )
    los = interval is None or interval[0] <= 0 <= interval[1]
    punten = [
        {
            "gm_code": "",
            "kenmerk": r["aandeel_pct"],
            "waarde": r["waarde_eur"],
            "in_groep": False,
            "naam": r["groep"],
            "tekst": f"{r['groep']}: {procent(r['aandeel_pct'])} (n = {getal(r['n_geldig'])}), {euro(r['waarde_eur'])} per inwoner ({getal(r['n_gemeenten'])} gemeenten)",
        }
        for r in als_rijen(tabel)
    ]
    voor = "VOORBEELD: " if e.is_voorbeeld else ""
    per = enquetefiguren.NIVEAUS[niveau].lower()
    return Figuur(
        sleutel=f"geld_{'voorbeeld_' if e.is_voorbeeld else ''}{vraag['geldvraag']}_{niveau}",
        over=Waarover(WET_NAAM[str(vraag["wet"])], "€ per inwoner en % van de antwoorden", str(keuze.jaar)),
        titel=voor
        + (
            f"Per {per} is er geen duidelijk verband"
            if los
            else f"Per {per} {'lopen beide samen op' if rho > 0 else 'is het ene lager waar het andere hoger is'}"
        )
        + f": Spearmans rho {getal(rho, 2)} ({zekerheid})",
        onderkop=f"Elke stip is een {per} (n = {len(tabel)}). Langs de as: aandeel dat {antwoord} antwoordde op ‘{stelling['tekst']}’. Omhoog: het midden van de gemeenten, {wat} in {keuze.jaar}, euro per inwoner."
        + (f" Grote stip: de {per} van uw gemeente." if eigen in set(tabel["groep"]) else ""),
        panelen=(
            Paneel(
                "",
                spreiding(
                    punten,
                    [p for p in punten if p["naam"] == eigen],
                    x_titel=(f"antwoordde {antwoord}", "(% van wie antwoordde)"),
                    y_titel="euro per inwoner",
                ),
                f"{voor}{len(tabel)} groepen: " + "; ".join(p["tekst"] for p in punten) + ".",
            ),
        ),
        tabel=tabel,
        kolommen=(
            Kolom("groep", enquetefiguren.NIVEAUS[niveau]),
            Kolom("aandeel_pct", f"Antwoordde {antwoord} (%)", procent),
            Kolom("n_geldig", "Aantal antwoorden (n)", getal),
            Kolom("waarde_eur", f"Midden: {wat}, € per inwoner", euro),
            Kolom("n_gemeenten", "Gemeenten", getal),
        ),
        bron=f"{e.bron} {bron_regel(haal, keuze.jaar)}",
        berekening=Berekening(
            f"Aandeel: wie {antwoord} antwoordde, van wie de vraag beantwoordde. Bedrag: de mediaan over de gemeenten van de groep. Spearmans rho vergelijkt de volgorde van de groepen op beide.",
            (),
            f"{e.bron} {bron_regel(haal, keuze.jaar)}",
            "per_hoofd_klasse",
            {"jaar": keuze.jaar, "definitie": keuze.definitie},
        ),
        vlaggen=(
            KRING,
            "Raden die meedoen zijn geen steekproef van alle raden; met zo weinig groepen zegt een verband weinig.",
        ),
    )
