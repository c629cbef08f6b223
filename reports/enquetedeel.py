"""The survey block: what councils elsewhere said, from published surveys only; nothing about the municipality itself."""

from __future__ import annotations

from reports.inhoud import Alinea, Blok, Punten, Sectie
from reports.stof import Stof
from ui.enquete import bewijs

_HOOGSTENS = 3  # surveys; the page Enquête has all of them


def enquete(stof: Stof) -> Sectie:
    """One outcome of each of the newest national surveys among councils, with who answered and how many."""
    alles = stof.haal("enquete_bewijs")
    onder_raden = alles["doelgroep"].str.contains("raad", case=False, na=False)
    tabel = alles[onder_raden & (alles["geo_type"] == "land") & (alles["pct_soort"] == "cijfer")]
    if tabel.empty:
        zin = "Er zijn geen gepubliceerde uitkomsten van enquêtes onder raden bekend."
        return Sectie("enquete", "Wat zeiden raden in enquêtes?", (Alinea(zin),), 2)
    zinnen = []
    for kaart in bewijs.kaarten(tabel)[:_HOOGSTENS]:
        eerste = kaart["uitkomsten"][0]
        bron = kaart["uitgever"] if kaart["jaar"] is None else f"{kaart['uitgever']}, {kaart['jaar']}"
        zinnen.append(
            f"{eerste['vraag']} Antwoord ‘{eerste['antwoord']}’: {eerste['hoeveel']}. {kaart['wie']} Bron: {bron}."
        )
    blokken: tuple[Blok, ...] = (
        Alinea(
            f"Dit zijn landelijke uitkomsten. Over de raad van {stof.beeld.naam} zeggen zij niets.",
            klein=True,
        ),
        Punten(tuple(zinnen), klein=True),
    )
    return Sectie("enquete", "Wat zeiden raden in enquêtes?", blokken, 2)
