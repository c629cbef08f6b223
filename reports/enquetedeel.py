"""The survey blocks: what councils elsewhere said, and what the municipality itself said in a survey of the host."""

from __future__ import annotations

from fouten import Gebruikersfout
from queries import rijen as als_rijen
from reports.eigen import alleen_afdrukbaar
from reports.inhoud import Alinea, Blok, Gezegd, Punten, Sectie
from reports.stof import Stof
from verhaal.enquetes import bewijs
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.enquetes.enquetefiguren import gemeentezinnen

_HOOGSTENS = 3  # surveys; the page Enquête has all of them
_LANGSTE_ZIN = 420  # characters: five lines
HOOGSTENS_VRAGEN = 3  # of an own survey: what fits beside the figures


def enquete(stof: Stof) -> Sectie:
    """One outcome of each of the newest surveys among councils on the social domain, with who answered and how many."""
    alles = stof.haal.enquete_bewijs()
    onder_raden = alles["doelgroep"].str.contains("raad", case=False, na=False)
    hierover = alles["wet"].notna() | alles["titel"].str.contains("sociaal domein", case=False)
    tabel = alles[onder_raden & hierover & (alles["geo_type"] == "land")]
    if tabel.empty:
        zin = "Er zijn geen gepubliceerde uitkomsten van enquêtes onder raden over het sociaal domein bekend."
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


def eerste_vragen(e: EigenEnquete, gm_code: str) -> tuple[str, ...]:
    """The first questions of which the answers of this municipality may be shown; else the first of all."""
    eigen = e.blok_gemeente(gm_code)
    zichtbaar = set(eigen.loc[eigen["onderdrukt"] == "nee", "vraag_id"])
    volgorde = [str(v) for v in e.vragen.sort_values("volgorde")["vraag_id"]]
    return tuple([v for v in volgorde if v in zichtbaar][:HOOGSTENS_VRAGEN] or volgorde[:1])


def gezegd(e: EigenEnquete, gm_code: str, naam: str, vragen: tuple[str, ...] = ()) -> Gezegd:
    """What this municipality answered to at most three questions, in counts. Raises Gebruikersfout for a question that is not there."""
    bekend = {str(v["vraag_id"]): str(v["tekst"]) for v in als_rijen(e.vragen.sort_values("volgorde"))}
    if onbekend := [v for v in vragen if v not in bekend]:
        raise Gebruikersfout(
            f"De vraag ‘{onbekend[0][:40]}’ staat niet in {e.titel}: kies uit {', '.join(list(bekend)[:40])}."
        )
    if len(vragen) > HOOGSTENS_VRAGEN:
        raise Gebruikersfout(f"Op het papier passen hoogstens {HOOGSTENS_VRAGEN} vragen: kies er minder.")
    zinnen = tuple(
        alleen_afdrukbaar(" ".join([bekend[v], *gemeentezinnen(e, v, gm_code, naam)]), _LANGSTE_ZIN)
        for v in vragen or eerste_vragen(e, gm_code)
    )
    wie = f"de gemeente {naam}" if e.per_gemeente else f"de raad van {naam}"
    if not e.per_gemeente and "raad" not in e.doelgroep.lower():
        wie = f"wie in {naam} meedeed"
    voor = "VOORBEELD: " if e.is_voorbeeld else ""
    bron = alleen_afdrukbaar(f"{e.bron} Gevraagd: {e.doelgroep}.", _LANGSTE_ZIN)
    return Gezegd(f"{voor}Wat antwoordde {wie}?", bron, zinnen)


def gezegd_deel(g: Gezegd) -> Sectie:
    """The answers of the municipality on paper, with their source."""
    return Sectie("gezegd", g.kop, (Alinea(g.bron, klein=True), Punten(g.zinnen, klein=True)), 2)
