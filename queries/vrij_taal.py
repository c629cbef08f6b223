"""Why a question gets no answer, in a Dutch sentence that says what was wrong and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from fouten import Gebruikersfout

LEEG = "Er staat nog geen vraag. Schrijf een vraag die begint met SELECT, of kies een voorbeeld."
DRUK = "Er lopen nu al vragen van andere bezoekers. Wacht even en probeer het zo nog eens. Uw vraag blijft staan."
GESTOPT = (
    "De vraag is afgebroken, omdat zij te veel vroeg van de computer. "
    "Vraag minder tegelijk: bijvoorbeeld één jaar, of een som per gemeente."
)
ALLEEN_LEZEN = (
    "U kunt hier alleen lezen. Begin uw vraag met SELECT, WITH of FROM. "
    "Iets toevoegen, veranderen, verwijderen, instellen, inlezen of wegschrijven kan niet."
)
MEER = "Dit zijn meer vragen tegelijk. Stel één vraag: laat één opdracht staan en haal de andere weg."
DIEP = "De vraag is te ingewikkeld: er staan te veel haakjes of vragen in elkaar. Maak haar eenvoudiger."


class VraagFout(Gebruikersfout):
    """No answer: the sentence for the visitor, and what the engine said when we have no words for it."""

    def __init__(self, zin: str, engels: str = "") -> None:
        super().__init__(zin)
        self.zin = zin
        self.engels = engels


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")


def te_lang(aantal: int, hoogstens: int) -> str:
    """The text of the question is too long."""
    return f"Uw vraag telt {_getal(aantal)} tekens; hoogstens {_getal(hoogstens)} kan. Maak de vraag korter."


def onzichtbaar(regel: int, teken: str) -> str:
    """There is a character in it that nobody sees."""
    return (
        f"In regel {regel} staat een teken dat u niet ziet ({teken}). "
        "Dat komt vaak mee bij kopiëren. Haal het weg of typ die regel opnieuw."
    )


def te_traag(seconden: int) -> str:
    """It took too long."""
    return (
        f"De vraag duurde langer dan {seconden} seconden en is gestopt. "
        "Vraag minder tegelijk: kies met WHERE één jaar of één wet, of controleer of elke JOIN een ON heeft."
    )


def _geheugen(mb: int) -> str:
    return (
        f"De vraag had meer werkgeheugen nodig dan {mb} MB en is gestopt. "
        "Vraag minder rijen of kolommen, of tel eerst op met GROUP BY."
    )


def _een_van(namen: list[str]) -> str:
    return f"{', '.join(namen[:-1])} of {namen[-1]}" if len(namen) > 1 else namen[0]


def _bedoelt(namen: list[str]) -> str:
    return f" Bedoelt u {_een_van(namen[:3])}?" if namen else ""


def _tabel(fout: dict[str, Any]) -> str:
    zin = f"Wij kennen geen tabel ‘{fout['naam']}’."
    if fout.get("lijkt"):
        return zin + _bedoelt(fout["lijkt"])
    return zin + " Zet ‘mart.’ voor de naam, en kies een tabel uit de lijst onderaan deze pagina."


# What the dashboard itself refuses: code -> sentence.
_GEWEIGERD: dict[str, Callable[[dict[str, Any]], str]] = {
    "leeg": lambda _: LEEG,
    "meer": lambda _: MEER,
    "schrijft": lambda _: ALLEEN_LEZEN,
    "diep": lambda _: DIEP,
    "draaitabel": lambda _: (
        "Bij PIVOT moet u de kolommen zelf noemen, zoals: PIVOT mart.wet_bedrag ON wet IN ('jeugdwet', 'wmo') "
        "USING sum(lasten_keur)."
    ),
    "parameter": lambda f: f"Er staat een open plek in uw vraag (${f['naam']}). Vul daar zelf een waarde in.",
    "functie": lambda f: (
        f"De functie ‘{f['naam'][:60]}’ kan hier niet. U kunt rekenen met de tabellen van dit dashboard, "
        "maar geen bestanden, instellingen of adressen lezen."
    ),
    "systeem": lambda f: (
        f"De tabel ‘{f['naam'][:60]}’ hoort bij de database zelf en niet bij de cijfers. "
        "Kies een tabel uit de lijst onderaan deze pagina."
    ),
    "toon": lambda _: (
        "Gebruik SHOW ALL TABLES voor alle tabellen, of DESCRIBE mart.gemeente voor de kolommen van één tabel."
    ),
    "tabel": _tabel,
    "kolommen": lambda f: (
        f"Het antwoord heeft {_getal(f['aantal'])} kolommen; dat zijn er te veel. Noem de kolommen die u nodig hebt."
    ),
}

_NAAM = r'"?([^"\n]+?)"?'


def _namen(tekst: str) -> list[str]:
    """The names DuckDB thinks of: 'Candidate bindings: "a", "b"'."""
    rest = re.search(r"(?:Candidate bindings|Did you mean)[^\"]*(\".*)", tekst)
    namen = re.findall(r'"([^"]+)"', rest[1]) if rest else []
    return list(dict.fromkeys(naam.removeprefix("main.") for naam in namen))[:3]


def _plek(tekst: str) -> str:
    """' (regel 2)', when DuckDB says where."""
    m = re.search(r"^LINE (\d+):", tekst, re.M)
    return f" in regel {m[1]}" if m else ""


def _syntaxis(m: re.Match[str], tekst: str) -> str:
    regel = re.search(r"^LINE \d+: (.*)$", tekst, re.M)
    if regel and regel[1].rstrip().endswith(
        m[1]
    ):  # the last word: something is missing, or it is one too many
        return (
            f"De vraag houdt te vroeg op, of ‘{m[1][:60]}’{_plek(tekst)} is te veel. "
            "Kijk of er een haakje sluiten of een stuk ontbreekt."
        )
    return (
        f"De vraag klopt niet{_plek(tekst)}, bij ‘{m[1][:60]}’. "
        "Kijk of daar of vlak daarvoor een komma, haakje, aanhalingsteken of woord te veel of te weinig staat."
    )


def _kolom(m: re.Match[str], tekst: str) -> str:
    return (
        f"Wij kennen geen kolom ‘{m[1][:60]}’{_plek(tekst)}.{_bedoelt(_namen(tekst))} "
        "Tekst hoort tussen enkele aanhalingstekens: 'jeugdwet'."
    )


# What DuckDB says, in order: pattern -> sentence.
_DUCKDB: list[tuple[str, Callable[[re.Match[str], str], str]]] = [
    (r'syntax error at or near "([^"]*)"', _syntaxis),
    (
        r"unterminated",
        lambda m, t: "Er staat ergens een aanhalingsteken of commentaar open. Sluit het met ' of */.",
    ),
    (r"SELECT INTO not supported|A CTE needs a SELECT|A CTE body must be|can only .*SELECT", lambda m, t: ALLEEN_LEZEN),
    (r"[Mm]ax expression depth|[Mm]aximum recursion|too deep|Stack overflow|memory exhausted", lambda m, t: DIEP),
    (rf"Referenced column {_NAAM} (?:was )?not found", _kolom),
    (rf"Referenced table {_NAAM} not found", lambda m, t: (
        f"De naam ‘{m[1][:60]}’ staat wel voor een kolom, maar niet in FROM of JOIN.{_bedoelt(_namen(t))}"
    )),
    (rf"Table {_NAAM} does not have a column named {_NAAM}(?:\n|$)", lambda m, t: (
        f"De tabel ‘{m[1][:60]}’ heeft geen kolom ‘{m[2][:60]}’.{_bedoelt(_namen(t))}"
    )),
    (rf"Ambiguous reference to column name {_NAAM}(?: |$)", lambda m, t: (
        f"De kolom ‘{m[1][:60]}’ komt in meer tabellen voor. Zet de tabel ervoor, zoals g.{m[1][:60]}."
    )),
    (rf"column {_NAAM} must appear in the GROUP BY", lambda m, t: (
        f"De kolom ‘{m[1][:60]}’ staat in SELECT, maar niet in GROUP BY. Zet haar erbij, of neem sum(…), min(…) of any_value(…)."
    )),
    (r"(?:aggregates?|aggregate function)[^\n]*(?:WHERE|GROUP BY|nested|cannot)", lambda m, t: (
        "Een som of gemiddelde kan op deze plek niet. Zet een voorwaarde op een som in HAVING, of bereken haar eerst in WITH."
    )),
    (r"WHERE clause cannot contain (?:aggregates|window)", lambda m, t: (
        "In WHERE kan geen som, gemiddelde of rang staan. Gebruik HAVING of QUALIFY."
    )),
    (rf"(?:Function|Macro Function) with name {_NAAM} does not exist", lambda m, t: (
        f"Wij kennen geen functie ‘{m[1][:60]}’.{_bedoelt([n for n in _namen(t) if n != m[1]])}"
    )),
    (rf"Function with name {_NAAM} is not in the catalog", lambda m, t: f"De functie ‘{m[1][:60]}’ is hier niet te gebruiken."),
    (rf"Function {_NAAM} is a table function but", lambda m, t: _GEWEIGERD["functie"]({"naam": m[1]})),
    (r"does not support time travel", lambda m, t: "Een oudere stand (AT) bewaren deze tabellen niet. Laat AT weg."),
    (r"Type with name (\S+) does not exist", lambda m, t: (
        f"Wij kennen geen soort gegevens ‘{m[1][:60]}’. Gebruik integer, double, varchar of date."
    )),
    (r"Collation with name (\S+) does not exist", lambda m, t: f"Wij kennen geen sorteervolgorde ‘{m[1][:60]}’. Laat COLLATE weg."),
    (r"Unimplemented type for cast", lambda m, t: "Deze soort gegevens is niet in de andere om te zetten. Maak er eerst tekst van met ::varchar."),
    (r"Malformed JSON", lambda m, t: "De tekst is geen geldige JSON."),
    (r"interval cannot be 0", lambda m, t: "De stap in range of generate_series is nul. Geef een stap die niet nul is."),
    (r'Could not parse string "([^"\n]*)" according to format', lambda m, t: (
        f"De tekst ‘{m[1][:60]}’ past niet bij de opgegeven vorm van datum of tijd. Gebruik try_strptime(…) om zulke waarden leeg te laten."
    )),
    (r"No matching columns found", lambda m, t: "Geen enkele kolom past bij dat patroon in COLUMNS."),
    (r"Invalid escape string", lambda m, t: "Achter ESCAPE hoort precies één teken."),
    (r"No function matches the given name and argument types '([^'(]*)\(([^']*)\)'", lambda m, t: (
        f"De functie ‘{m[1][:60]}’ werkt niet met deze soort gegevens ({_soorten(m[2])}). "
        "Maak er met ::double een getal van, of met ::varchar tekst."
    )),
    (r"Could not convert string '([^'\n]*)' to (\w+)", lambda m, t: (
        f"De tekst ‘{m[1][:60]}’ past niet waar {_soorten(m[2])} hoort. Gebruik try_cast(… as …) om zulke waarden leeg te laten."
    )),
    (r"Could not convert string", lambda m, t: "Een tekst past niet waar een getal of datum hoort. Gebruik try_cast(… as …) om zulke waarden leeg te laten."),
    (r"Cannot (?:compare|mix) values of type (\w+)[^\n]* (?:and|to) (?:type |values of type )?(\w+)", lambda m, t: (
        f"U vergelijkt {_soorten(m[1])} met {_soorten(m[2])}{_plek(t)}. Zet tekst tussen enkele aanhalingstekens en getallen niet."
    )),
    (r"ORDER term out of range[^\n]*?(\d+)|GROUP BY term out of range[^\n]*?(\d+)", lambda m, t: (
        "Het nummer in ORDER BY of GROUP BY is hoger dan het aantal kolommen. Noem liever de naam van de kolom."
    )),
    (r"invalid (?:date|timestamp|time)[^\n]*?\"([^\"\n]*)\"", lambda m, t: (
        f"‘{m[1][:60]}’ is geen datum die wij kunnen lezen. Schrijf een datum als '{date.today().year}-12-31'."
    )),
    (r'Column "([^"]*)" does not exist on (?:left|right) side', lambda m, t: (
        f"De kolom ‘{m[1][:60]}’ achter USING staat niet in beide tabellen. Schrijf ON met de twee kolommen."
    )),
    (r'Duplicate CTE name "([^"]*)"', lambda m, t: (
        f"De naam ‘{m[1][:60]}’ staat twee keer in WITH. Geef elk deel een eigen naam."
    )),
    (r'best candidate function for the function call "([^"(]*)\(', lambda m, t: (
        f"De functie ‘{m[1][:60]}’ werkt niet met deze soort gegevens. Maak er met ::double een getal van, of met ::varchar tekst."
    )),
    (r"Cannot create a string of size", lambda m, t: (
        "Een tekst wordt zo lang dat er meer werkgeheugen nodig is dan er is. Maak de tekst korter."
    )),
    (r"(?:Overflow|out of range|Out of Range|can't be cast|cannot be cast)", lambda m, t: (
        "Een uitkomst is te groot voor dit soort getal. Maak er met ::double een ander soort getal van."
    )),
    (r"(?:division|divide) by zero", lambda m, t: "Ergens wordt door nul gedeeld. Gebruik nullif(…, 0) onder de streep."),
    (r"More than one row returned by a subquery", lambda m, t: (
        "Een vraag tussen haakjes geeft meer dan één rij, waar er één past. Gebruik IN, of tel op met sum(…) of max(…)."
    )),
    (r"Subquery returns \d+ columns|(?:[Ss]et operations|UNION)[^\n]*same number", lambda m, t: (
        "Het aantal kolommen klopt niet. Bij UNION en bij IN moet het aantal links en rechts gelijk zijn."
    )),
    (r"regular expression|repetition|missing [\]\)]|pattern too large|bad repetition|invalid (?:escape|character class|perl)", lambda m, t: (
        "Het zoekpatroon (de reguliere expressie) klopt niet of is te groot. Maak het eenvoudiger, of gebruik LIKE."
    )),
]  # fmt: skip

_SOORT_NAAM = {
    "VARCHAR": "tekst",
    "STRING_LITERAL": "tekst",
    "INTEGER_LITERAL": "een geheel getal",
    "INTEGER": "een geheel getal",
    "INT32": "een geheel getal",
    "INT64": "een geheel getal",
    "INT16": "een geheel getal",
    "SMALLINT": "een geheel getal",
    "BIGINT": "een geheel getal",
    "HUGEINT": "een geheel getal",
    "DOUBLE": "een getal",
    "DECIMAL": "een getal",
    "DATE": "een datum",
    "TIMESTAMP": "een tijdstip",
    "BOOLEAN": "waar of onwaar",
    "BOOL": "waar of onwaar",
}


def _soorten(tekst: str) -> str:
    """'VARCHAR, INTEGER' -> 'tekst en een geheel getal'."""
    namen = [_SOORT_NAAM.get(t.strip().split("(")[0], t.strip().lower()) for t in tekst.split(",")]
    return " en ".join(dict.fromkeys(n for n in namen if n)) or "niets"


_DIRECT = {
    "PermissionException": "Bestanden en adressen lezen kan hier niet. Kies een tabel uit de lijst onderaan deze pagina.",
    "IOException": "De cijfers zijn nu niet te lezen. Probeer het over een minuut nog eens.",
    "NotImplementedException": "Deze schrijfwijze kan hier niet. Schrijf de vraag op een andere manier.",
    "InterruptException": "De vraag is gestopt.",
}


def let_op(wat: dict[str, Any]) -> str:
    """What a question probably does not mean, and what to write instead."""
    if wat["code"] == "definitie":
        return (
            f"In ‘{wat['naam']}’ staat elk bedrag één keer per definitie. U telt op zonder er een te kiezen, en telt dus dubbel. "
            "Zet erbij: definitie = 'smal'."
        )
    zin = f"Geen enkele rij heeft ‘{wat['waarde']}’ in de kolom {wat['kolom']}."
    if wat["lijkt"]:
        return zin + _bedoelt([f"‘{n}’" for n in wat["lijkt"]])
    return zin + (f" Daar staat {_een_van([f'‘{n}’' for n in wat['bekend']])}." if wat["bekend"] else "")


def vertaal(fout: dict[str, Any], geheugen_mb: int) -> VraagFout:
    """What the process of a question reports, as a sentence."""
    code = fout.get("code")
    if code == "geheugen":
        return VraagFout(_geheugen(geheugen_mb))
    if code in _GEWEIGERD:
        return VraagFout(_GEWEIGERD[str(code)](fout))
    soort, tekst = str(fout.get("soort", "")), str(fout.get("tekst", ""))
    if "OutOfMemory" in soort or "bad_alloc" in tekst or "allocate" in tekst.split("\n")[0]:
        return VraagFout(_geheugen(geheugen_mb))
    if soort in _DIRECT:
        return VraagFout(_DIRECT[soort])
    for patroon, zin in _DUCKDB:
        if m := re.search(patroon, tekst):
            return VraagFout(zin(m, tekst))
    eerste = re.sub(r"^\w[\w ]* Error: ", "", tekst.split("\n")[0])[:300]
    return VraagFout(f"De vraag is niet te beantwoorden{_plek(tekst)}.", eerste)
