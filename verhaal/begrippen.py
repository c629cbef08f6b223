"""The words of the domain as users read them, and the order in which they appear."""

from __future__ import annotations

from typing import Any

WETTEN = ("jeugdwet", "wmo", "participatiewet")
ALLE_WETTEN = (*WETTEN, "gedeeld")

WET_NAAM = {
    "jeugdwet": "Jeugdwet",
    "wmo": "Wmo",
    "participatiewet": "Participatiewet",
    "gedeeld": "Gedeelde kosten",
}
# After "aan", "bij" or "voor" in a sentence.
WET_IN_ZIN = {
    "jeugdwet": "jeugd",
    "wmo": "de Wmo",
    "participatiewet": "participatie",
    "gedeeld": "gedeelde kosten",
}
WET_UITLEG = {
    "jeugdwet": "jeugdhulp, jeugdbescherming en jeugdreclassering",
    "wmo": "hulp thuis, hulpmiddelen, dagbesteding, beschermd wonen en opvang",
    "participatiewet": "bijstand, beschut werk en begeleiding naar werk",
    "gedeeld": "wijkteams, toegang, samenkracht en burgerparticipatie",
}
SOORT_NAAM = {"begroting": "begroting", "rekening": "jaarrekening"}


def opsomming(delen: list[str]) -> str:
    """['a', 'b', 'c'] -> 'a, b en c'."""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"


def jaren_kort(jaren: list[int]) -> str:
    """[2017, 2018, 2019, 2024] -> '2017 tot en met 2019 en 2024'."""
    reeksen: list[list[int]] = []
    for jaar in sorted(set(jaren)):
        if reeksen and jaar == reeksen[-1][-1] + 1:
            reeksen[-1].append(jaar)
        else:
            reeksen.append([jaar])
    delen: list[str] = []
    for r in reeksen:
        delen += [f"{r[0]} tot en met {r[-1]}"] if len(r) > 2 else [str(j) for j in r]
    return opsomming(delen) if delen else "geen enkel jaar"


def kenmerk_label(kenmerk: dict[str, Any]) -> str:
    """A characteristic in a pick list (a row of query ``indicatorkeuzes``); not counted but asked is said."""
    delen = [str(kenmerk["eenheid"]), str(kenmerk["jaar"])]
    if kenmerk["methode"] != "registratie":
        delen.append(str(kenmerk["methode"]))
    return f"{kenmerk['naam']} ({', '.join(delen)})"


def prijsnamen(prijsjaar: int) -> dict[str, str]:
    """The prices amounts over years can be said in: code -> name."""
    return {"toen": "Van toen", "nu": f"Van {prijsjaar}"}
