"""The position strips: one municipality between the members of its group, per law. No rank numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN, jaren_kort, opsomming
from verhaal.bewaren import bewaard
from verhaal.figuur import KIES_STIP, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro
from verhaal.grafieken_groep import KIES, bereik, namen_bij, positiestrook
from verhaal.vergelijken import genoemd
from verhaal.vergelijken.vergelijking import MATEN, NOEMER_WOORD, Lid, Plaats, Vergelijking
from verhaal.vergelijken.vergelijkwoorden import (
    berekening,
    bron_met_groep,
    in_woorden,
    midden_zin,
    vlaggen_zinnen,
    wet_zoals_vergeleken,
)

_CENTRUM = "Centrumgemeente"  # name of the flag


@bewaard
def plaatsen(haal: Haal, v: Vergelijking, wetten: tuple[str, ...] = WETTEN) -> Figuur | None:
    """A strip per law; None when there is no figure at all."""
    alle = v.plaatsen(wetten)
    if not any(p.punten or p.eigen is not None for p in alle):
        return None
    domeinen = {noemer: _domein(alle, noemer) for noemer in {p.noemer for p in alle}}
    rijen: list[dict[str, Any]] = []
    for p in alle:
        wat = wet_zoals_vergeleken(v, p.wet)
        vast = {"wet": WET_NAAM[p.wet] + (f" ({wat})" if wat else ""), "per": NOEMER_WOORD[p.noemer]}
        rijen.append(
            {
                **vast,
                "gm_code": v.keuze.gm_code,
                "gemeente": v.naam,
                "waarde_eur": p.eigen,
                "telt": "eigen gemeente",
                "let_op": p.eigen_opmerking,
            }
        )
        for naam, waarde in (
            (f"Mediaan van {p.n} gemeenten", p.mediaan),
            ("Eerste kwartiel", p.q1),
            ("Derde kwartiel", p.q3),
            ("Nederland, gewogen", p.nederland),
        ):
            rijen.append(
                {**vast, "gm_code": None, "gemeente": naam, "waarde_eur": waarde, "telt": "", "let_op": ""}
            )
        for lid in sorted(p.leden, key=lambda lid: lid.naam):
            telt = "ja" if lid.telt and lid.waarde is not None else "nee"
            rijen.append(
                {
                    **vast,
                    "gm_code": lid.gm_code,
                    "gemeente": lid.naam,
                    "waarde_eur": lid.waarde,
                    "telt": telt,
                    "let_op": lid.opmerking,
                }
            )
    return Figuur(
        sleutel=f"plaats_{str(v.keuze.gm_code).lower()}",
        over=Waarover(
            opsomming([WET_NAAM[w] for w in wetten]),
            "€ per inwoner; jeugd soms per jongere, zie de kolom Per",
            str(v.keuze.jaar),
        ),
        titel=_plaats_titel(v, alle),
        onderkop=_onderkop(v, alle),
        panelen=tuple(_strook(v, p, domeinen[p.noemer]) for p in alle),
        tabel=pd.DataFrame(rijen).astype({"waarde_eur": "float64"}),
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("gemeente", "Gemeente of maat"),
            Kolom("waarde_eur", "Euro per hoofd", LIJST.eur),
            Kolom("per", "Per"),
            Kolom("telt", "Telt mee in het midden"),
            Kolom("let_op", "Let op"),
        ),
        bron=bron_met_groep(haal, v, v.keuze.jaar),
        berekening=berekening(haal, v, v.keuze.jaar),
        vlaggen=tuple(_let_op(haal, v, alle)),
        gestapeld=True,
        aanwijzing=KIES_STIP,
    )


def _domein(alle: list[Plaats], noemer: str) -> list[float]:
    """One range for the strips in the same unit; per youth has its own."""
    waarden = [
        w
        for p in alle
        if p.noemer == noemer
        for w in (p.eigen, p.nederland, *(lid.waarde for lid in (*p.punten, *p.open_punten)))
        if w is not None
    ]
    return bereik(waarden or [0.0])


def _namen_bij(v: Vergelijking, p: Plaats, leden: list[Lid], domein: list[float]) -> list[dict[str, Any]]:
    """The names at the dots: the own one below; those the reader named, and the lowest and highest, where there is room."""
    genoemd_ = set(genoemd.codes(v))
    op_rij = sorted((lid for lid in leden if lid.waarde is not None), key=lambda lid: lid.waarde or 0.0)
    uitersten = {lid.gm_code for lid in (*op_rij[:1], *op_rij[-1:])}
    # the named have the first pick
    te_noemen = [lid for lid in op_rij if lid.gm_code in genoemd_]
    te_noemen += [lid for lid in op_rij if lid.gm_code in uitersten - genoemd_]
    eigen = None if p.eigen is None else (v.naam, p.eigen)
    return namen_bij(eigen, [(lid.naam, lid.waarde) for lid in te_noemen if lid.waarde is not None], domein)


def _onderkop(v: Vergelijking, alle: list[Plaats]) -> str:
    """What is drawn, and only that."""
    delen = [
        f"{MATEN[v.maat]} in {v.keuze.jaar}, euro per inwoner van hetzelfde jaar"
        + (" (jeugd: per jongere)" if any(p.noemer == "jongere" for p in alle) else "")
    ]
    if any(p.eigen is not None for p in alle):
        delen.append(f"Grote stip: {v.naam}")
    if any(p.punten for p in alle):
        delen.append(f"Kleine stippen: {v.met.wie}")
    if any(p.open_punten for p in alle):
        delen.append(
            "Open stippen: gemeenten die ook voor hun regio inkopen; zij tellen niet mee in het midden"
        )
    if any(p.mediaan is not None for p in alle):
        delen.append("Grijze balk: hun middelste helft; streep: hun midden (mediaan)")
    if any(p.nederland is not None for p in alle):
        delen.append("Vierkant: Nederland, gewogen")
    return ". ".join(delen) + "."


def _strook(v: Vergelijking, p: Plaats, domein: list[float]) -> Paneel:
    achter = NOEMER_WOORD[p.noemer]
    wat = wet_zoals_vergeleken(v, p.wet)
    zelf = None
    if p.eigen is not None:
        zelf = {"gm_code": v.keuze.gm_code, "waarde": p.eigen, "tekst": f"{v.naam}: {euro(p.eigen)} {achter}"}
    land = None
    if p.nederland is not None:
        land = {"waarde": p.nederland, "tekst": f"Nederland, gewogen: {euro(p.nederland)} {achter}"}
    midden = {"waarde": p.mediaan, "q1": p.q1, "q3": p.q3} if p.mediaan is not None else None
    leden = [
        {
            "gm_code": lid.gm_code,
            "waarde": lid.waarde,
            "open": not lid.telt,
            "tekst": f"{lid.naam}: {LIJST.eur(lid.waarde)} {achter}{'' if lid.telt else '; koopt ook in voor de regio'}",
        }
        for lid in (*p.punten, *p.open_punten)
    ]
    helft = f"; middelste helft {euro(p.q1)} tot {euro(p.q3)}" if p.q1 is not None else ""
    nl = f"; Nederland gewogen {euro(p.nederland)}" if p.nederland is not None else ""
    alt = f"{WET_NAAM[p.wet]}, euro {achter}: {v.naam} {LIJST.eur(p.eigen)}; {midden_zin(v, p)}{helft}{nl}. {len(leden)} punten. {wat}"
    eigen = LIJST.leeg if p.eigen is None else in_woorden(v.maat, p.eigen)
    niet = " (niet te vergelijken)" if p.eigen is not None and not p.eigen_telt else ""
    return Paneel(
        f"{WET_NAAM[p.wet]}{f' ({wat})' if wat else ''}: {eigen}{niet}; {midden_zin(v, p)}",
        positiestrook(
            leden,
            zelf,
            midden,
            land,
            _namen_bij(v, p, [*p.punten, *p.open_punten], domein),
            domein=domein,
            as_titel=f"euro {achter}",
        ),
        alt,
        KIES,
    )


def _plaats_titel(v: Vergelijking, plaatsen: list[Plaats]) -> str:
    """In which of the last years the own value lay outside the middle half, law by law, without a rank."""
    woorden: dict[tuple[str, str], list[str]] = {}
    for p in plaatsen:
        if p.eigen is None or not p.eigen_telt or p.q1 is None or p.q3 is None:
            continue  # what is booked elsewhere has no place
        plek = v.uitspraak(p.wet)
        if plek in ("boven", "onder"):
            jaren = jaren_kort(v.jaren_zo(p.wet, plek))
            nu = "" if v.keuze.jaar in v.jaren_zo(p.wet, plek) else f" (in {v.keuze.jaar} niet)"
            woorden.setdefault((plek, f"{jaren}{nu}"), []).append(WET_IN_ZIN[p.wet])
    if not woorden:
        genoemd_ = genoemd.codes(v)
        namen = [lid.naam for lid in plaatsen[0].leden if lid.gm_code in genoemd_]
        return f"{v.naam} naast {opsomming(namen) if namen else v.met.kort}"
    ((eerste, jaren), wetten), *rest = woorden.items()
    zin = f"{v.naam} lag bij {opsomming(wetten)} in {jaren} {eerste} de middelste helft van {v.met.kort}"
    return ", ".join([zin, *(f"bij {opsomming(w)} in {j} er{plek}" for (plek, j), w in rest)])


def _let_op(haal: Haal, v: Vergelijking, alle: list[Plaats]) -> list[str]:
    """Who is missing or left out, and the flags on the own figures."""
    zinnen = []
    weinig = [
        WET_IN_ZIN[p.wet] for p in alle if p.eigen_telt and p.q1 is not None and v.uitspraak(p.wet) == "geen"
    ]
    if weinig:
        zinnen.append(f"Bij {opsomming(weinig)} is dit maar van één jaar bekend. Eén jaar zegt weinig.")
    for p in alle:
        zinnen += vlaggen_zinnen(haal, str(v.keuze.gm_code), p.wet, v.maat, v.keuze.jaar)
        zinnen += _ledenvlaggen(p, met_opvang=v.maat == "afwijking")
        weg = [
            f"{lid.naam} ({lid.opmerking.lower() or LIJST.leeg})"
            for lid in p.leden
            if lid.waarde is None or not lid.telt
        ]
        if weg:
            over = len(p.leden) - len(weg)
            zinnen.append(
                f"Bij {WET_IN_ZIN[p.wet]} {'telt' if over == 1 else 'tellen'} {over} van de {len(p.leden)} gemeenten mee; niet: {_namen(weg)}."
            )
    return list(dict.fromkeys(zinnen))


def _namen(namen: list[str]) -> str:
    rest = f" en {len(namen) - 5} andere" if len(namen) > 5 else ""
    return ", ".join(namen[:5]) + rest


def _ledenvlaggen(p: Plaats, *, met_opvang: bool) -> list[str]:
    """A sentence per kind of flag on members that count; centrumgemeenten only where shelter is in the amounts."""
    per_vlag: dict[str, list[str]] = {}
    for lid in p.punten:
        for vlag in filter(None, lid.opmerking.split("; ")):
            per_vlag.setdefault(vlag, []).append(lid.naam)
    waar = f"Bij {WET_IN_ZIN[p.wet]}"
    uit = []
    for vlag, namen in per_vlag.items():
        if vlag == _CENTRUM and not met_opvang:
            continue
        if vlag == _CENTRUM and len(namen) == 1:
            uit.append(
                f"{waar} is {namen[0]} centrumgemeente: die betaalt ook beschermd wonen en opvang voor de regio."
            )
        elif vlag == _CENTRUM:
            uit.append(
                f"{waar} zijn {len(namen)} van deze gemeenten centrumgemeente: zij betalen ook beschermd wonen en opvang voor hun regio "
                f"({_namen(namen)})."
            )
        else:
            uit.append(f"{waar} in de groep: {vlag.lower()} bij {_namen(namen)}.")
    return uit
