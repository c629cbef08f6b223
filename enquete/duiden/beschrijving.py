"""What a survey file is about: the survey, its questions, and what every column holds.

A description comes from a TOML file or from the form on the page. A key that does not exist is
refused by name, with the keys that do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast, get_args

from enquete.duiden.woorden import over_de_persoon
from enquete.soorten import ROLLEN, Eenheid, Enquete, Optie, OptieSoort, Schaal, Vraag, VraagSoort
from fouten import Gebruikersfout
from loaders.jaartal import GRENZEN, voorbeeldjaar

Wat = Literal[
    "vraag", "optie", "respondent", "gemeente", "rol", "weging", "gebied", "vraagnaam", "antwoord", "aantal",
    "gevraagd", "negeren",
]  # fmt: skip
# what one column may hold at most once; the last five only in a file with counts
ENIGE: tuple[Wat, ...] = (
    "respondent", "gemeente", "rol", "weging", "gebied", "vraagnaam", "antwoord", "aantal", "gevraagd",
)  # fmt: skip
# what a user can say of a column whose questions come from the file
SOORTEN = ("vraag", "cijfer", "meer", "persoon", "respondent", "gemeente", "rol", "weging", "negeren")
WETTEN = ("jeugdwet", "wmo", "participatiewet", "")


@dataclass(frozen=True)
class Koppeling:
    """What one column of the file holds, and why we think so (``waarom``, a Dutch phrase)."""

    kolom: str
    wat: Wat
    vraag_id: str = ""
    optie: str = ""  # code of the option, when the column is one option of a question with more answers
    waarom: str = ""
    teken: str = ""  # the code that says 'ticked', where the file declares it


@dataclass(frozen=True)
class Routing:
    """A question was put only to those with one of these values in this column."""

    kolom: str
    waarden: tuple[str, ...]


@dataclass(frozen=True)
class Beschrijving:
    """A survey with its columns. ``rollen``: spelling in the file (lower case) -> role of ours ('' for unknown).

    ``keuzes``: column -> what the user said it is (a name of ``SOORTEN``), before anything is recognised. ``onze``: the
    questions are those of our questionnaire, to be recognised by the whole. ``weet_niet_telt``: None as the file says.
    """

    enquete: Enquete
    koppelingen: tuple[Koppeling, ...] = ()
    routing: Mapping[str, Routing] = field(default_factory=dict)
    rollen: Mapping[str, str] = field(default_factory=dict)
    vaste_rol: str | None = None  # every respondent has this role
    vaste_gemeente: str | None = None  # every respondent lives or works here
    vragen_uit_bestand: bool = False  # derive questions from the labels (SPSS) or words of the file
    keuzes: Mapping[str, str] = field(default_factory=dict)
    onze: bool = False
    weet_niet_telt: bool | None = None
    losse_tellen: bool | None = None  # numbers that stand apart (99) are answers; None: ask

    def kolom(self, wat: Wat) -> str | None:
        """The column that holds this; None when there is none."""
        return next((k.kolom for k in self.koppelingen if k.wat == wat), None)


# ---------------------------------------------------------------- TOML

_ENQUETE = {
    "enquete_id", "titel", "uitgever", "jaar", "doelgroep", "eenheid", "veldwerk", "modus", "licentie", "bron_url",
    "voorbeeld", "openbaar", "vragen_uit_bestand", "weet_niet_telt", "losse_tellen", "kolommen", "soorten", "antwoorden", "vast", "rollen", "schalen", "vragen",
}  # fmt: skip
_KOLOMMEN: set[str] = {*ENIGE, "negeren"}
_VRAAG = {
    "vraag_id", "tekst", "soort", "kolom", "kolommen", "schaal", "opties", "weet_niet", "geen_antwoord", "richting",
    "subvraag", "wet", "kadertype", "kenmerk", "toelichting", "gevraagd_als", "over_persoon",
}  # fmt: skip
_SCHAAL = {"naam", "opties", "weet_niet", "geen_antwoord"}
_OPTIE = {"code", "label", "score"}


def lees_beschrijving(pad: Path, onze: tuple[Vraag, ...] = ()) -> Beschrijving:
    """Read a description from a TOML file; ``onze``: the questions of our own questionnaire.

    Raises Gebruikersfout, naming the key, when something is missing, unknown or not possible.
    """
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as fout:
        raise Gebruikersfout(
            f"De beschrijving {pad.name} ontbreekt of is geen tekst in UTF-8. Controleer de naam en sla haar zo op."
        ) from fout
    return uit_toml(tekst, pad.name, onze)


def uit_toml(tekst: str, naam: str = "beschrijving", onze: tuple[Vraag, ...] = ()) -> Beschrijving:
    """As ``lees_beschrijving``, from the text itself."""
    try:
        inhoud = tomllib.loads(tekst)
    except (tomllib.TOMLDecodeError, RecursionError) as fout:
        plek = re.search(r"line (\d+)", str(fout))
        regel = f", regel {plek[1]}" if plek else ", aan het einde" if "end of document" in str(fout) else ""
        raise Gebruikersfout(
            f"{naam}{regel}: dit is geen geldige TOML. Zet tekst tussen aanhalingstekens en schrijf sleutel = waarde."
        ) from fout
    return _Toml(naam, onze).lees(inhoud)


class _Toml:
    """Turns the tables of one TOML file into a description; every error names file and key."""

    def __init__(self, naam: str, onze: tuple[Vraag, ...]) -> None:
        self.naam = naam
        self.onze = {v.vraag_id: v for v in onze}
        self.koppelingen: list[Koppeling] = []
        self.routing: dict[str, Routing] = {}
        self.schalen: dict[str, Schaal] = {}

    def lees(self, inhoud: dict[str, Any]) -> Beschrijving:
        self._sleutels(inhoud, _ENQUETE, "")
        jaar = inhoud.get("jaar")
        if not isinstance(jaar, int) or isinstance(jaar, bool) or not GRENZEN[0] <= jaar <= GRENZEN[1]:
            raise self._fout("jaar", f"verwacht wordt een jaartal, zoals jaar = {voorbeeldjaar() + 1}")
        enquete_id = self._tekst(inhoud, "enquete_id")
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", enquete_id):
            raise self._fout(
                "enquete_id", "alleen kleine letters, cijfers, - en _ (hoogstens 60), zoals raad_2026"
            )
        eenheid = self._keuze(inhoud, "eenheid", get_args(Eenheid), "respondent")
        openbaar = self._ja_nee(inhoud, "openbaar")
        if openbaar and eenheid != "gemeente":
            raise self._fout(
                "openbaar",
                'dat kan alleen bij eenheid = "gemeente": antwoorden van mensen zijn nooit openbaar',
            )
        for schaal_id, deel in self._tabel(inhoud, "schalen").items():
            waar = f"schalen.{schaal_id}"
            self._sleutels(self._is_tabel(deel, waar), _SCHAAL, waar)
            self.schalen[schaal_id] = self._schaal(deel, schaal_id, waar)
        eigen = [self._vraag(v, i) for i, v in enumerate(self._lijst(inhoud, "vragen"), start=1)]
        self._kolommen(self._tabel(inhoud, "kolommen"))
        self._antwoorden(self._tabel(inhoud, "antwoorden"), {v.vraag_id: v for v in eigen})
        dubbel = [v.vraag_id for i, v in enumerate(eigen) if v.vraag_id in {w.vraag_id for w in eigen[:i]}]
        if dubbel:
            raise self._fout("vragen", f"vraag_id '{dubbel[0]}' staat er twee keer")
        vast = self._tabel(inhoud, "vast")
        self._sleutels(vast, {"rol", "gemeente"}, "vast")
        if "rol" in vast and vast["rol"] not in ROLLEN:
            raise self._fout("vast.rol", f"kies een van {', '.join(ROLLEN)}")
        return Beschrijving(
            enquete=Enquete(
                enquete_id=enquete_id,
                titel=self._tekst(inhoud, "titel"),
                uitgever=self._tekst(inhoud, "uitgever"),
                jaar=jaar,
                doelgroep=self._tekst(inhoud, "doelgroep"),
                vragen=tuple(eigen) or tuple(self.onze.values()),
                eenheid=cast(Eenheid, eenheid),
                veldwerk=self._tekst(inhoud, "veldwerk", ""),
                modus=self._tekst(inhoud, "modus", ""),
                licentie=self._tekst(inhoud, "licentie", ""),
                bron_url=self._tekst(inhoud, "bron_url", ""),
                voorbeeld=self._ja_nee(inhoud, "voorbeeld"),
                openbaar=openbaar,
            ),
            koppelingen=tuple(self.koppelingen),
            routing=self.routing,
            rollen=self._rollen(self._tabel(inhoud, "rollen")),
            vaste_rol=vast.get("rol"),
            vaste_gemeente=str(vast["gemeente"]) if "gemeente" in vast else None,
            vragen_uit_bestand=self._ja_nee(inhoud, "vragen_uit_bestand"),
            keuzes=self._soorten(self._tabel(inhoud, "soorten")),
            onze=not eigen,
            weet_niet_telt=self._ja_nee(inhoud, "weet_niet_telt") if "weet_niet_telt" in inhoud else None,
            losse_tellen=self._ja_nee(inhoud, "losse_tellen") if "losse_tellen" in inhoud else None,
        )

    # ------------------------------------------------------------ parts

    def _kolommen(self, deel: dict[str, Any]) -> None:
        self._sleutels(deel, _KOLOMMEN, "kolommen")
        for wat, kolom in deel.items():
            for naam in self._lijst(deel, wat) if wat == "negeren" else [kolom]:
                if not isinstance(naam, str) or not naam.strip():
                    raise self._fout(
                        f"kolommen.{wat}", "verwacht wordt de naam van een kolom tussen aanhalingstekens"
                    )
                self.koppelingen.append(Koppeling(naam.strip(), cast(Wat, wat), waarom="zo beschreven"))

    def _antwoorden(self, deel: dict[str, Any], eigen: dict[str, Vraag]) -> None:
        """Columns of questions of ours: 'V1_jeugdwet' = 'vraag 3', 'B4.K1' = 'kolom 12'."""
        for wijzer, kolom in deel.items():
            if not isinstance(kolom, str):
                raise self._fout(
                    f'antwoorden."{wijzer}"', "verwacht wordt de naam van een kolom tussen aanhalingstekens"
                )
            vraag_id, _, optie = wijzer.partition(".")
            vraag = eigen.get(vraag_id) or self.onze.get(vraag_id)
            if vraag is None or (optie and vraag.schaal.optie(optie) is None):
                raise self._fout(
                    f'antwoorden."{wijzer}"', "die vraag of dat antwoord staat niet in de vragenlijst"
                )
            self.koppelingen.append(
                Koppeling(kolom, "optie" if optie else "vraag", vraag_id, optie, "zo beschreven")
            )

    def _rollen(self, deel: dict[str, Any]) -> dict[str, str]:
        for schrijfwijze, rol in deel.items():
            if rol not in ROLLEN:
                raise self._fout(f'rollen."{schrijfwijze}"', f"kies een van {', '.join(ROLLEN)}")
        return {" ".join(s.split()).casefold(): r for s, r in deel.items()}

    def _soorten(self, deel: dict[str, Any]) -> dict[str, str]:
        for kolom, soort in deel.items():
            if soort not in SOORTEN:
                raise self._fout(f'soorten."{kolom}"', f"kies een van {', '.join(SOORTEN)}")
        return {str(k): str(s) for k, s in deel.items()}

    def _vraag(self, deel: Any, nummer: int) -> Vraag:
        waar = f"vragen {nummer}"
        self._sleutels(self._is_tabel(deel, waar), _VRAAG, waar)
        vraag_id = self._tekst(deel, "vraag_id", waar=waar)
        soort = self._keuze(deel, "soort", get_args(VraagSoort), "enkel", waar)
        richting = deel.get("richting", 1)
        if richting not in (1, -1):
            raise self._fout(f"{waar}, richting", "kies 1 of -1 (-1: een hoger antwoord betekent minder)")
        self._waar_het_staat(deel, vraag_id, soort, waar)
        return Vraag(
            vraag_id=vraag_id,
            volgorde=nummer,
            tekst=self._tekst(deel, "tekst", waar=waar),
            schaal=self._schaal_van(deel, vraag_id, soort, waar),
            soort=cast(VraagSoort, soort),
            subvraag="context" if self._over_persoon(deel, waar) else self._tekst(deel, "subvraag", "", waar),
            wet=self._keuze(deel, "wet", WETTEN, "", waar),
            kadertype=self._tekst(deel, "kadertype", "", waar),
            kenmerk=self._tekst(deel, "kenmerk", "", waar),
            richting=int(richting),
            toelichting=self._tekst(deel, "toelichting", "", waar),
        )

    def _over_persoon(self, deel: dict[str, Any], waar: str) -> bool:
        """As described; else by the words of the question, for who forgot to say so."""
        if "over_persoon" in deel:
            return self._ja_nee(deel, "over_persoon")
        labels = [str(o.get("label", "")) for o in deel.get("opties", []) if isinstance(o, dict)]
        return not deel.get("subvraag") and over_de_persoon(self._tekst(deel, "tekst", waar=waar), labels)

    def _waar_het_staat(self, deel: dict[str, Any], vraag_id: str, soort: str, waar: str) -> None:
        if "kolommen" in deel:
            for optie in self._lijst(deel, "kolommen", waar):
                self._sleutels(
                    self._is_tabel(optie, f"{waar}, kolommen"),
                    {"kolom", "code", "label"},
                    f"{waar}, kolommen",
                )
                kolom, code = (self._tekst(optie, s, waar=f"{waar}, kolommen") for s in ("kolom", "code"))
                self.koppelingen.append(Koppeling(kolom, "optie", vraag_id, code, "zo beschreven"))
        elif "kolom" in deel:
            self.koppelingen.append(
                Koppeling(self._tekst(deel, "kolom", waar=waar), "vraag", vraag_id, waarom="zo beschreven")
            )
        if "gevraagd_als" in deel:
            als = self._is_tabel(deel["gevraagd_als"], f"{waar}, gevraagd_als")
            self._sleutels(als, {"kolom", "waarden"}, f"{waar}, gevraagd_als")
            waarden = tuple(str(w) for w in self._lijst(als, "waarden", f"{waar}, gevraagd_als"))
            self.routing[vraag_id] = Routing(self._tekst(als, "kolom", waar=f"{waar}, gevraagd_als"), waarden)

    def _schaal_van(self, deel: dict[str, Any], vraag_id: str, soort: str, waar: str) -> Schaal:
        if soort == "open":
            return Schaal("", "eigen woorden", ())
        if "schaal" in deel:
            naam = self._tekst(deel, "schaal", waar=waar)
            if naam not in self.schalen:
                bekend = ", ".join(self.schalen) or "geen enkele"
                raise self._fout(f"{waar}, schaal", f"'{naam}' staat niet onder [schalen], wel: {bekend}")
            return self.schalen[naam]
        if "kolommen" in deel and "opties" not in deel:
            opties = [{"code": o["code"], "label": o.get("label", o["code"])} for o in deel["kolommen"]]
            return self._schaal({**deel, "opties": opties}, vraag_id, waar)
        if soort == "cijfer" and "opties" not in deel:
            opties = [{"code": str(c), "label": str(c), "score": c} for c in range(1, 11)]
            extra = [{"code": str(c), "label": "weet niet"} for c in deel.get("weet_niet", [])]
            return self._schaal({**deel, "opties": [*opties, *extra]}, vraag_id, waar)
        return self._schaal(deel, vraag_id, waar)

    def _schaal(self, deel: dict[str, Any], schaal_id: str, waar: str) -> Schaal:
        weet_niet, geen = (
            {str(c) for c in self._lijst(deel, s, waar)} for s in ("weet_niet", "geen_antwoord")
        )
        opties: list[Optie] = []
        for i, optie in enumerate(self._lijst(deel, "opties", waar), start=1):
            self._sleutels(self._is_tabel(optie, f"{waar}, opties"), _OPTIE, f"{waar}, opties")
            code = self._tekst(optie, "code", waar=f"{waar}, opties")
            score = optie.get("score")
            if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
                raise self._fout(f"{waar}, opties, score", f"'{score}' is geen getal")
            soort: OptieSoort = (
                "weet_niet" if code in weet_niet else "geen_antwoord" if code in geen else "antwoord"
            )
            opties.append(Optie(code, self._tekst(optie, "label", waar=f"{waar}, opties"), i, score, soort))
        codes = [o.code.casefold() for o in opties]
        if len(codes) < 2 or len(set(codes)) < len(codes):
            raise self._fout(f"{waar}, opties", "geef minstens twee antwoorden, elk met een eigen code")
        onbekend = weet_niet - {o.code for o in opties}
        if onbekend:
            raise self._fout(f"{waar}, weet_niet", f"code '{min(onbekend)}' staat niet bij opties")
        return Schaal(schaal_id, self._tekst(deel, "naam", schaal_id, waar), tuple(opties))

    # ------------------------------------------------------------ checks

    def _fout(self, sleutel: str, wat: str) -> Gebruikersfout:
        return Gebruikersfout(f"{self.naam}, sleutel {sleutel}: {wat}. Verbeter de beschrijving.")

    def _sleutels(self, deel: dict[str, Any], mag: set[str], waar: str) -> None:
        for sleutel in deel:
            if sleutel not in mag:
                raise self._fout(
                    f"{waar}.{sleutel}" if waar else sleutel,
                    f"die bestaat niet; u kunt kiezen uit {', '.join(sorted(mag))}",
                )

    def _tekst(self, deel: dict[str, Any], sleutel: str, anders: str | None = None, waar: str = "") -> str:
        plek = f"{waar}, {sleutel}" if waar else sleutel
        waarde = deel.get(sleutel, anders)
        if waarde is None:
            raise self._fout(plek, "die ontbreekt en is nodig")
        if isinstance(waarde, int) and not isinstance(waarde, bool) and sleutel == "code":
            return str(waarde)
        if not isinstance(waarde, str) or (not waarde.strip() and anders is None):
            raise self._fout(plek, "verwacht wordt tekst tussen aanhalingstekens")
        return waarde.strip()

    def _keuze(
        self, deel: dict[str, Any], sleutel: str, mag: tuple[str, ...], anders: str, waar: str = ""
    ) -> str:
        waarde = deel.get(sleutel, anders)
        if waarde not in mag:
            raise self._fout(
                f"{waar}, {sleutel}" if waar else sleutel, f"kies een van {', '.join(m for m in mag if m)}"
            )
        return str(waarde)

    def _ja_nee(self, deel: dict[str, Any], sleutel: str) -> bool:
        waarde = deel.get(sleutel, False)
        if not isinstance(waarde, bool):
            raise self._fout(sleutel, "schrijf true of false")
        return waarde

    def _tabel(self, deel: dict[str, Any], sleutel: str) -> dict[str, Any]:
        return self._is_tabel(deel.get(sleutel, {}), sleutel)

    def _is_tabel(self, waarde: Any, waar: str) -> dict[str, Any]:
        if not isinstance(waarde, dict):
            raise self._fout(waar, "verwacht wordt een tabel met sleutels")
        return waarde

    def _lijst(self, deel: dict[str, Any], sleutel: str, waar: str = "") -> list[Any]:
        waarde = deel.get(sleutel, [])
        if not isinstance(waarde, list):
            raise self._fout(
                f"{waar}, {sleutel}" if waar else sleutel, "verwacht wordt een lijst tussen [ en ]"
            )
        return waarde
