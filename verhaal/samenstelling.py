"""What the spending on the whole social domain consists of, and the reserves beside it."""

from __future__ import annotations

from typing import Any

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal import grafieken
from verhaal.afzender import SOCIAAL_DOMEIN, Waarover
from verhaal.beeld import Beeld
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import TABEL, euro_kort, getal, is_leeg, jaartal, procent
from verhaal.wetfiguren import wie_in_sleutel
from verhaal.zinnen import meer_minder

NAAM = {
    "eigen_personeel": "Eigen personeel",
    "inhuur": "Ingehuurd personeel",
    "goederen_diensten": "Ingekochte goederen en diensten",
    "overdrachten": "Overdrachten aan anderen",
    "verrekeningen": "Interne verrekeningen",
    "overig": "Overig",
}
# the same within a sentence: 'ging € 47 naar …'
_NAAR = {
    "eigen_personeel": "eigen personeel",
    "inhuur": "ingehuurd personeel",
    "goederen_diensten": "ingekochte goederen en diensten",
    "overdrachten": "overdrachten aan anderen, zoals uitkeringen, subsidies en bijdragen",
    "verrekeningen": "interne verrekeningen",
    "overig": "overige kosten",
}
_UITLEG = (
    "Eigen personeel: salarissen en sociale lasten (categorie L1). Ingehuurd personeel: L3.5.1. Ingekochte goederen en diensten: "
    "de rest van L3, waaronder zorg die de gemeente zelf inkoopt. Overdrachten aan anderen: L4, dat zijn uitkeringen aan "
    "inwoners, subsidies en bijdragen, ook aan gemeenschappelijke regelingen. Interne verrekeningen: L7. Overig: belastingen, "
    "rente en financiële lasten (L2, L5 en L6). Het gaat om de lasten van het hele sociaal domein (hoofdtaakveld 6), "
    "zonder mutaties in reserves. Aandeel: deel van de lasten in de jaarrekening; is die er niet, dan in de begroting. "
    "Midden (mediaan): de helft van de gemeenten zit eronder, de helft erboven."
)


def _bron(haal: Haal, jaar: int) -> str:
    """The reports of that year, and where the snapshot has the kinds of spending from."""
    regel = bron_regel(haal, jaar)
    if all(v["ververst"] for v in als_rijen(haal.verslagen()) if v["jaar"] == jaar):
        return regel
    herkomst = haal.herkomst()
    stand = herkomst.loc[herkomst["herkomst_id"] == "h6_samenstelling", "opgehaald_op"].iloc[0]
    return f"{regel} Verdeling naar soort: {stand}."


def _eigen_vlaggen(beeld: Beeld) -> list[dict[str, Any]]:
    """The flags of the whole report; these figures hold lasten only."""
    return [r for r in beeld.vlagrijen([beeld.keuze.jaar], ()) if r["vlag"] != "baten_onbekend"]


def _vlaggen(beeld: Beeld, rijen: list[dict[str, Any]], grens: float) -> tuple[str, ...]:
    """The flags of the whole municipality, and what internal settlements do to the other parts."""
    uit = [r["toelichting"] for r in _eigen_vlaggen(beeld)] + beeld.voorlopigzinnen([beeld.keuze.jaar])
    intern = next((r["aandeel_pct"] for r in rijen if r["onderdeel"] == "verrekeningen"), None)
    if intern is not None and not is_leeg(intern) and abs(intern) > grens:
        uit.append(
            f"{procent(intern)} van deze uitgaven zijn interne verrekeningen: kosten die de gemeente eerst op een andere plek "
            "boekt en daarna doorbelast. Of dat eigen personeel of inkoop is, is hier niet te zien. Vergelijk de delen "
            "daarom niet met die van andere gemeenten."
        )
    else:
        uit.append(
            "Interne verrekeningen zijn kosten die een gemeente eerst op een andere plek boekt en daarna doorbelast. Of dat "
            f"eigen personeel of inkoop is, is niet te zien. Gemeenten met meer dan {getal(grens)}% interne "
            "verrekeningen tellen daarom niet mee in het midden."
        )
    uit.append(
        "Zorg die een gemeente zelf inkoopt, staat bij ingekochte diensten. Koopt een samenwerkingsverband haar in, dan staat "
        "de bijdrage daaraan meestal bij overdrachten. Een verschil tussen gemeenten kan dus in de organisatie zitten."
    )
    return tuple(uit)


@bewaard
def waaruit(haal: Haal, beeld: Beeld) -> Figuur | None:
    """Dumbbells: begroot and besteed per kind of spending in the chosen year; None without figures."""
    jaar = beeld.keuze.jaar
    vast: dict[str, Any] = {"gm_code": beeld.keuze.gm_code or "NL", "jaar": jaar}
    tabel = haal.samenstelling(**vast)
    if tabel.empty or tabel["aandeel_pct"].isna().all():
        return None
    rijen = als_rijen(tabel)
    soort = "jaarrekening" if tabel["besteed_keur"].notna().any() else "begroting"
    top = max(rijen, key=lambda r: r["aandeel_pct"])
    ging = f"ging in {jaar}" if soort == "jaarrekening" else f"gaat in de begroting {jaar}"
    punten: list[dict[str, Any]] = [
        {
            "naam": NAAM[r["onderdeel"]],
            "begroot": None if is_leeg(r["begroot_keur"]) else r["begroot_keur"] / 1_000,
            "besteed": None if is_leeg(r["besteed_keur"]) else r["besteed_keur"] / 1_000,
            "tekst": f"{NAAM[r['onderdeel']]}: begroot {euro_kort(r['begroot_keur'])}, besteed "
            f"{euro_kort(r['besteed_keur'])}, {procent(r['aandeel_pct'])} van de {soort}",
        }
        for r in rijen
    ]
    namen = [str(r["naam"]) for r in _eigen_vlaggen(beeld)]
    namen += ["Voorlopig"] if beeld.voorlopig_bij([jaar]) else []
    opmerking = "; ".join(dict.fromkeys(namen))
    tabel["naam"] = tabel["onderdeel"].map(NAAM)
    tabel["verschil_keur"] = tabel["besteed_keur"] - tabel["begroot_keur"]
    wie = f", {getal(rijen[0]['n'])} gemeenten samen" if beeld.is_nederland else ""
    return Figuur(
        sleutel=f"samenstelling_{jaar}_{wie_in_sleutel(beeld)}",
        over=Waarover(SOCIAAL_DOMEIN, "× € 1.000", str(jaar), "Hoofdtaakveld 6, zonder reserves"),
        titel=f"Van elke € 100 voor het sociaal domein {ging} € {getal(top['aandeel_pct'])} naar {_NAAR[top['onderdeel']]}",
        onderkop=(
            f"Waaruit bestaan de uitgaven? Lasten van het hele sociaal domein naar soort, in miljoen euro, {jaar}{wie}. "
            "Open punt: begroot. Dicht punt: besteed."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.halters(punten, as_titel="miljoen euro"),
                f"Puntgrafiek van de uitgaven naar soort van {beeld.naam}, {jaar}. {'; '.join(p['tekst'] for p in punten)}.",
            ),
        ),
        tabel=tabel.assign(opmerking=opmerking),
        kolommen=(
            Kolom("naam", "Waaraan"),
            Kolom("begroot_keur", "Begroot (× € 1.000)", TABEL.heel),
            Kolom("besteed_keur", "Besteed (× € 1.000)", TABEL.heel),
            Kolom("verschil_keur", "Verschil (× € 1.000)", TABEL.heel),
            Kolom("aandeel_pct", f"Aandeel in de {soort} (%)", TABEL.pct),
            Kolom("mediaan_pct", "Midden van de gemeenten (mediaan, %)", TABEL.pct),
            Kolom("n_mediaan", "Gemeenten in dat midden", TABEL.heel),
            Kolom("opmerking", "Opmerking"),
        ),
        bron=_bron(haal, jaar),
        berekening=Berekening(_UITLEG, (), _bron(haal, jaar), "samenstelling", vast),
        vlaggen=_vlaggen(beeld, rijen, beeld.drempel("verrekeningen_pct")),
    )


def reservezin(haal: Haal, beeld: Beeld) -> str:
    """'Eind 2024 had Roosendaal € 20,6 mln in de algemene reserve …': beside the difference; '' when not known."""
    if beeld.is_nederland:
        return ""
    rijen = {r["jaar"]: r for r in als_rijen(haal.reserves(gm_code=beeld.keuze.gm_code))}
    r = rijen.get(beeld.keuze.jaar)
    if r is None:
        return ""
    zin = (
        f"Eind {r['jaar']} had {beeld.naam} {euro_kort(r['algemene_reserve_keur'])} in de algemene reserve en "
        f"{euro_kort(r['bestemmingsreserves_keur'])} in bestemmingsreserves."
    )
    if is_leeg(r["h6_meer_keur"]):
        return zin
    return (
        f"{zin} Aan het hele sociaal domein gaf de gemeente in dat jaar {euro_kort(abs(r['h6_meer_keur']))} "
        f"{meer_minder(r['h6_meer_keur'])} uit dan begroot. Dat verschil hoeft niet uit de reserves te komen: de gemeente "
        "kan ook meer inkomsten hebben gehad of elders minder hebben uitgegeven."
    )


KOLOMMEN_RESERVES = (
    Kolom("jaar", "Jaar", jaartal),
    Kolom("h6_meer_keur", "Sociaal domein: besteed min begroot (× € 1.000)", TABEL.heel),
    Kolom("algemene_reserve_keur", "Algemene reserve, eind van het jaar (× € 1.000)", TABEL.heel),
    Kolom("bestemmingsreserves_keur", "Bestemmingsreserves (× € 1.000)", TABEL.heel),
    Kolom("saldo_rekening_keur", "Nog te bestemmen saldo (× € 1.000)", TABEL.heel),
    Kolom("eigen_vermogen_keur", "Eigen vermogen (× € 1.000)", TABEL.heel),
)
