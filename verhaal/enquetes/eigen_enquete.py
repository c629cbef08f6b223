"""A survey with its protected outcomes, as pages and paper show it; here from the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal


@dataclass(frozen=True)
class EigenEnquete:
    """A survey with its questions and protected outcomes (layouts of loaders.enquetetabellen)."""

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
    niet_delen: pd.DataFrame | None = (
        None  # what is hidden, whole: only for who holds the file, in the own session
    )

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
        return _teksten(u[(u["vraag_id"] == vraag_id) & (u["geo_type"] == geo_type) & (u["rol"] == rol)])

    def eigen_blok(self, vraag_id: str, geo_type: str, geo_code: str = "") -> pd.DataFrame:
        """What others do not see of one question on one level (and place); empty for everybody else."""
        if self.niet_delen is None:
            return _teksten(self.uitkomsten.iloc[:0])
        u = self.niet_delen
        hier = u[(u["vraag_id"] == vraag_id) & (u["geo_type"] == geo_type)]
        return _teksten(hier[hier["geo_code"] == geo_code] if geo_code else hier)

    def blok_gemeente(self, gm_code: str) -> pd.DataFrame:
        """The outcomes of every question for one municipality."""
        u = self.uitkomsten
        return _teksten(u[(u["geo_type"] == "gemeente") & (u["geo_code"] == gm_code) & (u["rol"] == "alle")])


def _teksten(tabel: pd.DataFrame) -> pd.DataFrame:
    """A part of the outcomes with texts as texts: the whole holds each different text once (categories)."""
    soorten = {k: tabel[k].cat.categories.dtype for k in tabel if isinstance(tabel[k].dtype, pd.CategoricalDtype)}  # fmt: skip
    return tabel.astype(soorten)


def opgeslagen(haal: Haal, enquete_id: str) -> EigenEnquete | None:
    """The survey of that id that the host stored; None when it is not there (any more)."""
    eigen = haal.enquetes_eigen()
    eigen = eigen[eigen["enquete_id"] == enquete_id]
    if eigen.empty:
        return None
    e = als_rijen(eigen)[0]
    uitkomsten = haal.enquete_uitkomsten(enquete_id=enquete_id)
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
