"""Where the outcomes of an own survey come from: stored by the host, read in this session, or the invented example.

Whatever the source, a page only holds outcomes; answers of persons stay in the engine. What others may not see is kept for
who read the file in this session, and for nobody else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from loaders import versies
from queries import rijen as als_rijen
from ui import beurten
from ui.enquete.geheugen import Doos, berg, zuinig
from ui.gegevens import haal
from verhaal.enquetes.eigen_enquete import EigenEnquete, opgeslagen

VOORBEELD, SESSIE = "voorbeeld", "sessie"
_STAAT = "_enquete_sessie"
_ZAAD = 2024  # the invented answers are the same for every reader


def uit_verslag(verslag: Any) -> EigenEnquete:
    """What an import gave, as a survey to show."""
    e = verslag.enquete
    vragen = pd.DataFrame(
        [
            {
                "vraag_id": v.vraag_id,
                "volgorde": v.volgorde,
                "subvraag": v.subvraag or None,
                "wet": v.wet or None,
                "tekst": v.tekst,
                "soort": v.soort,
                "richting": v.richting,
                "schaal": v.schaal.naam,
            }
            for v in e.vragen
            if v.soort != "open"
        ]
    )
    provincie = haal.provincies().set_index("code")["naam"]

    def met_naam(tabel: pd.DataFrame) -> pd.DataFrame:
        return zuinig(tabel.assign(geo_naam=tabel["geo_code"].map(provincie).fillna(tabel["geo_code"])))

    niet_delen = None
    if verslag.heel is not None and not e.openbaar:
        sleutel = ["vraag_id", "geo_type", "geo_code", "rol", "antwoord"]
        dicht = verslag.uitkomst.loc[verslag.uitkomst["onderdrukt"] == "ja", sleutel]
        niet_delen = met_naam(verslag.heel.merge(dicht, on=sleutel))
    return EigenEnquete(
        e.enquete_id, e.titel, e.uitgever, e.jaar, e.doelgroep, e.eenheid, e.voorbeeld, vragen,
        met_naam(verslag.uitkomst), verslag.opmerkingen, e.openbaar, niet_delen,
    )  # fmt: skip


def bewaar_sessie(enquete: EigenEnquete | None) -> None:
    """Keep the outcomes of an upload for this visitor only, or forget them."""
    if enquete is None:
        st.session_state.pop(_STAAT, None)
    else:
        tabellen = (enquete.uitkomsten, enquete.niet_delen)
        st.session_state[_STAAT] = berg(enquete, *(t for t in tabellen if t is not None))


def namen() -> dict[str, str]:
    """The surveys that can be shown, by id, with the name in the list."""
    uit = {
        str(r["enquete_id"]): f"{r['titel']}" + (f" ({r['jaar']})" if r["jaar"] == r["jaar"] else "")
        for r in als_rijen(haal.enquetes_eigen())
    }
    if eigen := _sessie():
        uit[SESSIE] = f"Uw bestand: {eigen.titel}"
    return uit | {VOORBEELD: "VOORBEELD (verzonnen antwoorden)"}


def openbare() -> dict[str, str]:
    """Of ``namen``: the surveys with public answers of municipalities."""
    eigen = haal.enquetes_eigen()
    sessie = _sessie()
    return _deel(
        set(eigen.loc[eigen["openbaar"] == "ja", "enquete_id"]), sessie is not None and sessie.openbaar
    )


def van_mensen() -> dict[str, str]:
    """Of ``namen``: the surveys in which people answered, without the invented example."""
    eigen, sessie = haal.enquetes_eigen(), _sessie()
    ids = set(eigen.loc[eigen["eenheid"] != "gemeente", "enquete_id"])
    return _deel(ids, sessie is not None and not sessie.per_gemeente)


def echte() -> dict[str, str]:
    """Of ``namen``: the surveys whose answers are not invented."""
    eigen = haal.enquetes_eigen()
    sessie = _sessie()
    return _deel(
        set(eigen.loc[eigen["soort"] != "voorbeeld", "enquete_id"]),
        sessie is not None and not sessie.is_voorbeeld,
    )


def _sessie() -> EigenEnquete | None:
    doos: Doos[EigenEnquete] | None = st.session_state.get(_STAAT)
    return doos.waarde if doos else None


def _deel(ids: set[str], met_sessie: bool) -> dict[str, str]:
    return {k: naam for k, naam in namen().items() if k in ids or (k == SESSIE and met_sessie)}


def laad(enquete_id: str) -> EigenEnquete | None:
    """The survey of that id; None when it is not there (any more)."""
    if enquete_id == SESSIE:
        return _sessie()
    if enquete_id == VOORBEELD:
        beurten.geef_door()
        return _voorbeeld()
    return opgeslagen(haal, enquete_id)


@st.cache_resource(max_entries=1, show_spinner="Het voorbeeld wordt gemaakt …")
def _voorbeeld() -> EigenEnquete:
    """Invented answers, made and counted once per server."""
    from enquete.importeer import verwerk_voorbeeld

    return replace(uit_verslag(verwerk_voorbeeld(versies.DATA, _ZAAD)), niet_delen=None)
