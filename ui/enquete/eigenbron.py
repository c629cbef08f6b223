"""Where the outcomes of an own survey come from: stored by the host, read in this session, or the invented example.

Whatever the source, a page only ever holds protected outcomes; answers of persons stay in the loader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from loaders import versies
from queries import rijen as als_rijen
from ui.gegevens import haal

VOORBEELD, SESSIE = "voorbeeld", "sessie"
_STAAT = "_enquete_sessie"
_ZAAD = 2024  # the invented answers are the same for every reader


@dataclass(frozen=True)
class EigenEnquete:
    """A survey with its questions and protected outcomes (layouts of loaders.enquete.tabellen)."""

    enquete_id: str
    titel: str
    uitgever: str
    jaar: int | None
    doelgroep: str
    eenheid: str
    is_voorbeeld: bool
    vragen: pd.DataFrame
    uitkomsten: pd.DataFrame
    opmerkingen: tuple[str, ...] = ()
    openbaar: bool = False  # answers of municipalities as public bodies

    @property
    def per_gemeente(self) -> bool:
        """Whether municipalities answered, and not people."""
        return self.eenheid == "gemeente"

    @property
    def kop(self) -> str:
        """The title; invented answers say so wherever it shows."""
        return (
            self.titel if not self.is_voorbeeld or "VOORBEELD" in self.titel else f"VOORBEELD: {self.titel}"
        )

    @property
    def bron(self) -> str:
        """The source line."""
        if self.is_voorbeeld:
            return "Bron: VOORBEELD, verzonnen antwoorden om het dashboard uit te proberen; van niemand."
        gedaan = "Geteld" if self.openbaar else "Geteld en beschermd"
        return f"Bron: {self.uitgever}, {self.titel}{f', {self.jaar}' if self.jaar else ''}. {gedaan} door dit dashboard."

    def vraag(self, vraag_id: str) -> dict[str, Any]:
        """One question; raises KeyError when there is none."""
        rij = self.vragen[self.vragen["vraag_id"] == vraag_id]
        if rij.empty:
            raise KeyError(vraag_id)
        return als_rijen(rij)[0]

    def blok(self, vraag_id: str, geo_type: str, rol: str = "alle") -> pd.DataFrame:
        """The outcomes of one question on one level, for one role or all."""
        u = self.uitkomsten
        return u[(u["vraag_id"] == vraag_id) & (u["geo_type"] == geo_type) & (u["rol"] == rol)]


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
    provincie = haal("provincies").set_index("code")["naam"]
    code = verslag.uitkomst["geo_code"]
    uitkomst = verslag.uitkomst.assign(geo_naam=code.map(provincie).fillna(code))
    return EigenEnquete(
        e.enquete_id, e.titel, e.uitgever, e.jaar, e.doelgroep, e.eenheid, e.voorbeeld, vragen, uitkomst,
        verslag.opmerkingen, e.openbaar,
    )  # fmt: skip


def bewaar_sessie(enquete: EigenEnquete | None) -> None:
    """Keep the outcomes of an upload for this visitor only, or forget them."""
    if enquete is None:
        st.session_state.pop(_STAAT, None)
    else:
        st.session_state[_STAAT] = enquete


def namen() -> dict[str, str]:
    """The surveys that can be shown, by id, with the name in the list."""
    uit = {
        str(r["enquete_id"]): f"{r['titel']}" + (f" ({r['jaar']})" if r["jaar"] == r["jaar"] else "")
        for r in als_rijen(haal("enquetes_eigen"))
    }
    if _STAAT in st.session_state:
        uit[SESSIE] = f"Uw bestand: {st.session_state[_STAAT].titel}"
    return uit | {VOORBEELD: "VOORBEELD (verzonnen antwoorden)"}


def openbare() -> dict[str, str]:
    """Of ``namen``: the surveys with public answers of municipalities."""
    eigen = haal("enquetes_eigen")
    ids = set(eigen.loc[eigen["openbaar"] == "ja", "enquete_id"])
    sessie = st.session_state.get(_STAAT)
    if isinstance(sessie, EigenEnquete) and sessie.openbaar:
        ids.add(SESSIE)
    return {k: naam for k, naam in namen().items() if k in ids}


def laad(enquete_id: str) -> EigenEnquete | None:
    """The survey of that id; None when it is not there (any more)."""
    if enquete_id == SESSIE:
        gekozen = st.session_state.get(_STAAT)
        return gekozen if isinstance(gekozen, EigenEnquete) else None
    if enquete_id == VOORBEELD:
        return _voorbeeld()
    eigen = haal("enquetes_eigen")
    eigen = eigen[eigen["enquete_id"] == enquete_id]
    if eigen.empty:
        return None
    e = als_rijen(eigen)[0]
    uitkomsten = haal("enquete_uitkomsten", enquete_id=enquete_id)
    vragen = uitkomsten.drop_duplicates("vraag_id").rename(
        columns={"vraag": "tekst", "vraag_soort": "soort_vraag", "vraag_volgorde": "volgorde_vraag"}
    )
    vragen = vragen.assign(soort=vragen["soort_vraag"], volgorde=vragen["volgorde_vraag"])
    return EigenEnquete(
        enquete_id, str(e["titel"]), str(e["uitgever"]), None if e["jaar"] != e["jaar"] else int(e["jaar"]), str(e["doelgroep"]),
        str(e["eenheid"]), e["soort"] == "voorbeeld",
        vragen[["vraag_id", "volgorde", "subvraag", "wet", "tekst", "soort", "richting", "schaal"]].reset_index(drop=True),
        uitkomsten, openbaar=e["openbaar"] == "ja",
    )  # fmt: skip


@st.cache_resource(max_entries=1, show_spinner="Het voorbeeld wordt gemaakt …")
def _voorbeeld() -> EigenEnquete:
    """Invented answers, made and counted once per server."""
    from loaders.enquete.importeer import verwerk_voorbeeld

    return uit_verslag(verwerk_voorbeeld(versies.DATA, _ZAAD))
