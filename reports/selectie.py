"""Which municipalities profiles are made of: by name or code, province or jeugdregio."""

from __future__ import annotations

import difflib
import unicodedata

from fouten import Gebruikersfout
from queries import rijen as als_rijen
from queries.antwoorden import Haal


def _plat(tekst: str) -> str:
    """Lower case without accents, for comparing names."""
    return "".join(t for t in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(t)).casefold()


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
            bekend = {_plat(w): w for w in tabel[soort].dropna().unique()}
            tabel = tabel[tabel[soort] == _vind(bekend, wens, f"De {soort}")]
    if gemeenten:
        codes = _codes(haal)
        gevraagd = {_vind(codes, g, "De gemeente") for g in gemeenten}
        tabel = tabel[tabel["gm_code"].isin(gevraagd)]
    if tabel.empty:
        raise Gebruikersfout("Geen enkele gemeente voldoet aan deze keuze samen: laat een van de keuzes weg.")
    return dict(tabel[["gm_code", "naam"]].itertuples(index=False, name=None))


def _codes(haal: Haal) -> dict[str, str]:
    """Every name and code, also of municipalities that merged, -> the code of today; a name of today wins."""
    rijen = sorted(als_rijen(haal.namen()), key=lambda r: bool(r["is_huidig"]))
    return {_plat(ingang): r["gm_code"] for r in rijen for ingang in (r["naam"], r["gm_code_toen"])}


def _vind(bekend: dict[str, str], wens: str, wat: str) -> str:
    if (plat := _plat(wens.strip())) in bekend:
        return bekend[plat]
    lijkt = [bekend[n] if wat != "De gemeente" else n for n in difflib.get_close_matches(plat, bekend, n=3)]
    raad = (
        f"bedoelt u {' of '.join(lijkt)}?"
        if lijkt
        else f"kies uit {', '.join(sorted(bekend.values()))}."
        if len(bekend) < 50
        else "geef een naam als Roosendaal of een code als GM1674."
    )
    raise Gebruikersfout(f"{wat} ‘{wens[:40]}’ bestaat niet: {raad}")
