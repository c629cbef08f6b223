"""Read ``bronnen.toml``: what is fetched, from which table, under which titles."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fouten import Gebruikersfout
from loaders.cbs import BronFout, Huis, Lid, Tabel
from loaders.live import eenheid as eenheden
from loaders.live.stand import Levering

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
    keuze: dict[str, dict[str, list[str]]] = field(hash=False, default_factory=dict)
    begin: dict[str, list[str]] = field(hash=False, default_factory=dict)
    uitgever: str = "CBS"
    periode: tuple[str, ...] = ()
    catalogus: str = ""
    titel: str = ""
    tabel: str = ""
    opvolger: str = ""
    vanaf: int = 0
    alleen_nieuwste: bool = False
    dicht: bool = False

    def herkomst_id(self, jaar: int) -> str:
        """The id of its rows in mart.herkomst; tables that exist per year have one each."""
        return f"{self.herkomst}_{jaar}" if self.titel else self.herkomst

    @property
    def herkomst(self) -> str:
        """How the ids of its rows in mart.herkomst begin, and what data/referentie/indicatoren.csv refers to."""
        return f"cbs_{self.id}"

    def kolommen(self, tabel: Tabel) -> dict[str, str]:
        """Our name -> CBS's key of every dimension and figure; raises BronFout at a missing column or unit."""
        gevonden = {ons: str(tabel.kolom(namen)["Key"]) for ons, namen in self.dimensies.items()}
        if onbekend := sorted(tabel.dimensies - set(gevonden.values())):
            raise BronFout(
                f"Tabel {tabel.id} heeft een dimensie '{onbekend[0]}' die hier niet bekend is; zonder keuze daarin "
                "telt alles dubbel. Pas loaders/live/bronnen.toml aan."
            )
        for ons, namen in self.maten.items():
            kolom = tabel.kolom(namen)
            eenheid = str(kolom.get("Unit") or "").strip()
            goed = self.eenheid.get(ons)
            if goed and eenheden.soort(eenheid) not in goed:
                heeft = f"de eenheid '{eenheid}'" if eenheid else "geen eenheid (leeg)"
                raise BronFout(
                    f"Tabel {tabel.id}: de kolom '{kolom.get('Title')}' heeft {heeft} in plaats van de eenheid "
                    f"'{goed[0]}'. Controleer de tabel en pas loaders/live/bronnen.toml aan."
                )
            gevonden[ons] = str(kolom["Key"])
        return gevonden

    def vastgezet(self, tabel: Tabel, kolommen: dict[str, str]) -> dict[str, list[Lid]]:
        """Dimension -> the members the filter limits it to; raises BronFout when one is not there for certain."""
        uit = {}
        for dimensie, wie in self.vast.items():
            leden = tabel.leden(kolommen[dimensie])
            uit[dimensie] = [self._ene(leden, wie, tabel.id, kolommen[dimensie])]
        for dimensie, codes in self.alle.items():
            met_code = {lid.code: lid for lid in tabel.leden(kolommen[dimensie])}
            ontbreekt = [c for c in codes if c not in met_code]
            if ontbreekt:
                self._geen_lid(tabel.id, kolommen[dimensie], ontbreekt[0])
            uit[dimensie] = [met_code[c] for c in codes]
        for dimensie in self.keuze:
            leden = tabel.leden(kolommen[dimensie])
            uit[dimensie] = list(self.gekozen(dimensie, leden, tabel.id, kolommen[dimensie]).values())
        for dimensie, begin in self.begin.items():
            leden = tabel.leden(kolommen[dimensie])
            passend = [lid for lid in leden if lid.code.startswith(tuple(begin))]
            uit[dimensie] = passend or self._geen_lid(tabel.id, kolommen[dimensie], f"{begin[0]}…")
        return uit

    def _ene(self, leden: list[Lid], wie: list[str], tabel_id: str, lijst: str) -> Lid:
        """The one member of this key, whose title must agree; without such a key the one of this title.

        Two that fit are refused by name, so that the order in which CBS lists them never decides.
        """
        patronen = [w for w in wie if not _is_sleutel(w)]
        op_sleutel = [lid for lid in leden if lid.code in wie]
        op_titel = next((p for w in patronen if (p := [lid for lid in leden if _heet(lid, w)])), [])
        passend = op_sleutel or op_titel
        if not passend:
            self._geen_lid(tabel_id, lijst, "' of '".join(wie))
        if op_sleutel and patronen and not any(_heet(op_sleutel[0], w) for w in patronen):
            raise BronFout(
                f"Tabel {tabel_id}: in de lijst {lijst} heet '{op_sleutel[0].code}' nu '{op_sleutel[0].titel}' in plaats "
                f"van '{patronen[0]}'. Controleer de tabel en pas loaders/live/bronnen.toml aan."
            )
        if op_sleutel and op_titel and op_sleutel[0] not in op_titel:
            passend = [op_sleutel[0], op_titel[0]]
        if len(passend) > 1:
            self._twee_leden(tabel_id, lijst, passend, wie[-1])
        return passend[0]

    @staticmethod
    def _twee_leden(tabel_id: str, lijst: str, past: list[Lid], bij: str) -> None:
        twee = " en ".join(f"'{lid.titel}' ({lid.code})" for lid in past[:2])
        raise BronFout(
            f"Tabel {tabel_id}: in de lijst {lijst} passen {twee} allebei bij '{bij}'. "
            "Maak het patroon in loaders/live/bronnen.toml preciezer."
        )

    def gekozen(self, dimensie: str, leden: list[Lid], tabel_id: str, lijst: str) -> dict[str, Lid]:
        """Our name -> the one member it stands for; raises BronFout when there is none, or more than one."""
        uit = {}
        for ons, patronen in self.keuze[dimensie].items():
            past = next((p for w in patronen if (p := [lid for lid in leden if _is(lid, w)])), [])
            if len(past) > 1:
                self._twee_leden(tabel_id, lijst, past, ons)
            uit[ons] = (past or self._geen_lid(tabel_id, lijst, patronen[-1]))[0]
        return uit

    def namen(self, lev: Levering, dimensie: str) -> dict[str, str]:
        """Key as CBS has it -> our name, of the chosen members of a dimension that was fetched."""
        leden = [Lid(sleutel, titel) for sleutel, titel in lev.leden[dimensie]]
        gekozen = self.gekozen(dimensie, leden, lev.tabel_id, lev.kolommen[dimensie])
        return {lid.sleutel: ons for ons, lid in gekozen.items()}

    def _geen_lid(self, tabel_id: str, lijst: str, wie: str) -> list[Lid]:
        raise BronFout(
            f"Tabel {tabel_id}: de lijst {lijst} heeft geen '{wie}'. "
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


def _is_sleutel(wie: str) -> bool:
    """Whether this is a key of CBS, such as T001038 or 10000, and not a pattern on titles."""
    return re.fullmatch(r"[A-Z]{0,3}\d{4,}", wie) is not None


def _heet(lid: Lid, patroon: str) -> bool:
    """Whether the title of a member fits a pattern, apart from capitals, spaces and what only points at an explanation.

    Any other remark stays: 'Totaal (exclusief verblijf)' is another total.
    """
    titel = re.sub(r"(?:\s*(?:\(zie [^()]*\)|\*+|\d\)))+$", "", " ".join(lid.titel.split()))
    return re.fullmatch(patroon, titel, re.IGNORECASE) is not None


def _is(lid: Lid, wie: str) -> bool:
    """Whether a member is the one of this key, or has a title that fits this pattern."""
    return lid.code == wie or _heet(lid, wie)


@cache
def bronnen(bestand: Path = BESTAND) -> dict[str, Bron]:
    """Every source by id, in the order of the file; raises Gebruikersfout when the file is not right."""
    try:
        inhoud: dict[str, dict[str, Any]] = tomllib.loads(bestand.read_text(encoding="utf-8"))
        gevonden = {}
        for id_, velden in inhoud.items():
            gegevens: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in velden.items()}
            gevonden[id_] = Bron(id=id_, **gegevens)
        return gevonden
    except (OSError, tomllib.TOMLDecodeError, TypeError) as fout:
        raise Gebruikersfout(
            f"{bestand.parent.name}/{bestand.name} is niet goed leesbaar ({fout}). Zet het terug uit het versiebeheer."
        ) from fout
