"""Which municipalities profiles are made of: by name or code, province or jeugdregio."""

from __future__ import annotations

import difflib

from fouten import Gebruikersfout
from loaders.gemeentenamen import Namen, sleutel, van_rijen
from queries import rijen as als_rijen
from queries.antwoorden import Haal


def kies(
    haal: Haal,
    gemeenten: list[str] | None = None,
    provincie: str | None = None,
    jeugdregio: str | None = None,
) -> dict[str, str]:
    """Code -> name, in the order of names; all municipalities when nothing is asked. Several wishes narrow each other.

    Names may be old ones or without accents. Raises Gebruikersfout for a name that is not there.
    """
    tabel = haal.gemeenten()
    for soort, wens in (("provincie", provincie), ("jeugdregio", jeugdregio)):
        if wens is not None:
            bekend = {sleutel(w): w for w in tabel[soort].dropna().unique()}
            tabel = tabel[tabel[soort] == _vind(bekend, wens, f"De {soort}")]
    if gemeenten:
        bekende = van_rijen(als_rijen(haal.namen()))
        gevraagd = {_gemeente(bekende, g) for g in gemeenten}
        tabel = tabel[tabel["gm_code"].isin(gevraagd)]
    if tabel.empty:
        raise Gebruikersfout("Geen enkele gemeente voldoet aan deze keuze samen: laat een van de keuzes weg.")
    return dict(tabel[["gm_code", "naam"]].itertuples(index=False, name=None))


def _gemeente(namen: Namen, wens: str) -> str:
    """The code of today; a name that means two municipalities is not chosen."""
    if code := namen.een(wens):
        return code
    lijkt = namen.lijkt(wens, 3)
    raad = (
        f"bedoelt u {' of '.join(lijkt)}?"
        if lijkt
        else "geef een naam als Roosendaal of een code als GM1674."
    )
    if namen.zoek(wens):
        raad = "er zijn er meer die zo heten; geef de code."
        raise Gebruikersfout(f"De gemeente ‘{wens[:40]}’ is niet zeker: {raad}")
    raise Gebruikersfout(f"De gemeente ‘{wens[:40]}’ bestaat niet: {raad}")


def _vind(bekend: dict[str, str], wens: str, wat: str) -> str:
    """The region of this name. Raises Gebruikersfout."""
    if (plat := sleutel(wens)) in bekend:
        return bekend[plat]
    lijkt = [bekend[n] for n in difflib.get_close_matches(plat, bekend, n=3)] or sorted(bekend.values())
    woord = "bedoelt u {}?" if len(lijkt) <= 3 else "kies uit {}."
    raise Gebruikersfout(
        f"{wat} ‘{wens[:40]}’ bestaat niet: {woord.format((' of ' if len(lijkt) <= 3 else ', ').join(lijkt))}"
    )
