"""CBS's newer open data (OData v4, datasets.cbs.nl) behind the same door as v3.

Seen (a capture of 03759ned, July 2026): Properties, Dimensions, MeasureCodes, <dimension>Codes, and Observations
with one row per figure; keys without padding; numbers of tables in which capitals count. Inferred: the catalog under
``Datasets``, another catalog than CBS in the address (Iv3), the groups of measures under ``MeasureGroups``, and ``$filter``
with ``startswith`` on a dimension.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from loaders.cbs import BronFout, Rij, Tabel, citeer, haal, lees_v4, passend


class TabelV4(Tabel):
    """A table of v4 that tells of itself in the words of v3: the columns of a row are its dimensions and measures."""

    def lees(self, naam: str, wat: str, **keuze: Any) -> list[Rij]:
        """As v3: TableInfos, DataProperties or the members of a dimension; raises BronFout."""
        if naam == "TableInfos":
            return [
                {**rij, "Modified": str(rij.get("Modified") or "")[:19]}
                for rij in self._v4("Properties", wat)
            ]
        if naam == "DataProperties":
            dimensies = [
                {"Type": str(r.get("Kind") or "Dimension"), "Key": r["Identifier"], "Title": r.get("Title")}
                for r in self._v4("Dimensions", wat)
            ]
            maten = [
                {
                    "Type": "Topic",
                    "Key": r["Identifier"],
                    "Title": r.get("Title"),
                    "Unit": r.get("Unit"),
                    "Datatype": r.get("DataType"),
                    "ParentID": r.get("MeasureGroupId"),
                }
                for r in self._v4("MeasureCodes", wat)
            ]
            groepen = (
                [
                    {
                        "Type": "TopicGroup",
                        "ID": r["Id"],
                        "Title": r.get("Title"),
                        "ParentID": r.get("ParentId"),
                    }
                    for r in self._v4("MeasureGroups", wat)
                ]
                if any(m["ParentID"] is not None for m in maten)
                else []
            )
            return [*groepen, *({"ID": f"#{n}", **rij} for n, rij in enumerate([*dimensies, *maten]))]
        return [
            {"Key": r["Identifier"], "Title": r.get("Title"), "Status": r.get("Status")}
            for r in self._v4(f"{naam}Codes", wat)
        ]

    def _v4(self, naam: str, wat: str, filter_: str | None = None) -> list[Rij]:
        vraag = {"$filter": filter_} if filter_ else None
        pad = f"{self.catalogus}/{self.id}/{naam}"
        rijen: list[Rij] = haal(
            self.dienst,
            self.huis,
            f"Tabel {self.id}{wat}",
            lambda **verzoek: lees_v4(pad, params=vraag, **verzoek),
        )
        return rijen

    def rijen(
        self,
        wat: str,
        filter_: str | None,
        kolommen: list[str],
        vast: Mapping[str, set[str]],
        verwacht: int | None = None,
    ) -> pa.Table:
        """Rows as v3 has them, made of the observations; an observation without a figure is an empty cell.

        Raises BronFout when a figure comes twice, rows keep missing, or text stands where a number belongs.
        """
        schema = self._schema(kolommen)
        dimensies = [k for k in kolommen if k in self.dimensies]
        maten = [k for k in kolommen if k not in self.dimensies]
        alleen = " or ".join(f"Measure eq {citeer(m)}" for m in maten)
        vraag = {"$filter": " and ".join(d for d in (filter_, f"({alleen})") if d)}
        pad = f"{self.catalogus}/{self.id}/Observations"

        def breed(**verzoek: Any) -> pa.Table:
            cellen: dict[tuple[Any, ...], dict[str, Any]] = {}
            for rij in lees_v4(pad, params=vraag, **verzoek):
                maat = rij["Measure"]
                if maat not in maten:
                    continue
                plek = cellen.setdefault(tuple(rij[d] for d in dimensies), {})
                if maat in plek:
                    raise ValueError("dubbele rijen")  # a page came twice: ask again
                plek[maat] = rij.get("Value") if rij.get("StringValue") is None else rij["StringValue"]
            kolom = {d: [sleutel[i] for sleutel in cellen] for i, d in enumerate(dimensies)}
            kolom |= {m: [cel.get(m) for cel in cellen.values()] for m in maten}
            tabel = passend(pa.table([pa.array(kolom[v.name], v.type) for v in schema], schema=schema), vast)
            if verwacht is not None and tabel.num_rows != verwacht:
                raise ValueError("onvolledig")
            return tabel

        try:
            tabel: pa.Table = haal(self.dienst, self.huis, f"Tabel {self.id}{wat}", breed)
        except pa.ArrowException as fout:
            raise BronFout(
                f"Tabel {self.id}{wat}: er staat tekst waar een getal hoort, of andersom. "
                "Controleer de tabel bij het CBS en pas zo nodig loaders/live/bronnen.toml aan."
            ) from fout
        return tabel
