"""Read ``bronnen.toml``: what is fetched, from which table, under which titles."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from loaders.cbs import BronFout, Huis, Lid, Tabel, normaal
from loaders.fouten import LoaderFout

BESTAND = Path(__file__).with_name("bronnen.toml")


@dataclass(frozen=True)
class Bron:
    """One source in the manifest; the meaning of each field stands at the top of that file."""

    id: str
    naam: str
    module: str
    dienst: Huis
    doel: tuple[str, ...]
    licentie: str
    url: str
    dimensies: dict[str, list[str]] = field(hash=False)
    maten: dict[str, list[str]] = field(hash=False)
    eenheid: dict[str, list[str]] = field(hash=False, default_factory=dict)
    vast: dict[str, list[str]] = field(hash=False, default_factory=dict)
    alle: dict[str, list[str]] = field(hash=False, default_factory=dict)
    periode: tuple[str, ...] = ()
    catalogus: str = ""
    titel: str = ""
    tabel: str = ""
    dicht: bool = False

    def herkomst_id(self, jaar: int) -> str:
        """The id of its rows in mart.herkomst; tables that exist per year have one each."""
        return f"cbs_{self.id}_{jaar}" if self.titel else f"cbs_{self.id}"

    def kolommen(self, tabel: Tabel) -> dict[str, str]:
        """Our name -> CBS's key of every dimension and figure; raises BronFout at a missing column or unit."""
        gevonden = {ons: str(tabel.kolom(namen)["Key"]) for ons, namen in self.dimensies.items()}
        for ons, namen in self.maten.items():
            kolom = tabel.kolom(namen)
            eenheid = str(kolom.get("Unit") or "")
            goed = self.eenheid.get(ons)
            if goed and normaal(eenheid) not in {normaal(e) for e in goed} and eenheid.strip() not in goed:
                raise BronFout(
                    f"Tabel {tabel.id}: de kolom '{kolom.get('Title')}' heeft de eenheid '{eenheid}' in plaats van "
                    f"'{goed[0]}'. Controleer de tabel en pas loaders/live/bronnen.toml aan."
                )
            gevonden[ons] = str(kolom["Key"])
        return gevonden

    def vastgezet(self, tabel: Tabel, kolommen: dict[str, str]) -> dict[str, list[Lid]]:
        """Dimension -> the members the filter limits it to; raises BronFout when one is not there."""
        uit = {}
        for dimensie in self.vast:
            leden = tabel.leden(kolommen[dimensie])
            passend = [
                lid
                for w in self.vast[dimensie]
                for lid in leden
                if lid.code == w or re.fullmatch(w, lid.titel)
            ]
            uit[dimensie] = passend[:1] or self._geen_lid(tabel, kolommen[dimensie], self.vast[dimensie][0])
        for dimensie, codes in self.alle.items():
            met_code = {lid.code: lid for lid in tabel.leden(kolommen[dimensie])}
            ontbreekt = [c for c in codes if c not in met_code]
            if ontbreekt:
                self._geen_lid(tabel, kolommen[dimensie], ontbreekt[0])
            uit[dimensie] = [met_code[c] for c in codes]
        return uit

    def _geen_lid(self, tabel: Tabel, lijst: str, wie: str) -> list[Lid]:
        raise BronFout(
            f"Tabel {tabel.id}: de lijst {lijst} heeft geen '{wie}'. "
            "Controleer de tabel en pas loaders/live/bronnen.toml aan."
        )

    def jaren(self, leden: list[Lid]) -> dict[int, Lid]:
        """The members of the dimension 'periode' that stand for a year; the first pattern that fits any wins."""
        for patroon in self.periode:
            jaren = {}
            for lid in leden:
                past = re.fullmatch(patroon, lid.code) or re.fullmatch(patroon, lid.titel.rstrip("*"))
                if past:
                    jaren[int(past[1])] = lid
            if jaren:
                return jaren
        return {}


@cache
def bronnen(bestand: Path = BESTAND) -> dict[str, Bron]:
    """Every source by id, in the order of the file; raises LoaderFout when the file is not right."""
    try:
        inhoud: dict[str, dict[str, Any]] = tomllib.loads(bestand.read_text(encoding="utf-8"))
        gevonden = {}
        for id_, velden in inhoud.items():
            gegevens: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in velden.items()}
            gevonden[id_] = Bron(id=id_, **gegevens)
        return gevonden
    except (OSError, tomllib.TOMLDecodeError, TypeError) as fout:
        raise LoaderFout(
            f"{bestand.parent.name}/{bestand.name} is niet goed leesbaar ({fout}). Zet het terug uit het versiebeheer."
        ) from fout
