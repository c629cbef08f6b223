"""The figures of a profile by another road: own SQL on the marts, own rounding, and the words of a PDF."""

from __future__ import annotations

import functools
import io
import re
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import quantiles

import pypdfium2

from loaders.versies import huidige
from queries import verbind
from reports.bron import haal_uit
from reports.inhoud import Opties, Profiel
from reports.pdf import pdf
from reports.profiel import maak_profiel

ADRES = "https://gemeenten3d.voorbeeld.nl"
WETTEN = ("jeugdwet", "wmo", "participatiewet")


@functools.cache
def haal():
    """Queries on the served version."""
    return haal_uit(huidige())


@functools.cache
def profiel(gm_code: str, jaar: int = 2024, **opties) -> Profiel:
    """A profile as a griffier would ask it."""
    return maak_profiel(haal(), Opties(gm_code, jaar, adres=ADRES, **opties))


@functools.cache
def _con():
    return verbind(huidige())


@functools.cache
def pdf_van(gm_code: str) -> bytes:
    """The PDF of 2024."""
    return pdf(profiel(gm_code))


@functools.cache
def tekst_van(gm_code: str) -> str:
    """The words of that PDF."""
    return woorden(pdf_van(gm_code))


def sql(vraag: str, *waarden) -> list[tuple]:
    """Rows of an own query."""
    with _con().cursor() as cursor:
        return cursor.execute(vraag, list(waarden)).fetchall()


def woorden(inhoud: bytes) -> str:
    """All words of a PDF with single spaces."""
    document = pypdfium2.PdfDocument(io.BytesIO(inhoud))
    bladen = [blad.get_textpage().get_text_bounded() for blad in document]
    return plat(" ".join(bladen))


def plat(tekst: str) -> str:
    """Single, ordinary spaces; pdfium gives a hyphen at the end of a line as U+0002."""
    return re.sub(r"\s+", " ", tekst.replace("\u00a0", " ").replace("\x02", "-"))


def _rond(waarde: float, decimalen: int) -> str:
    stap = Decimal(1).scaleb(-decimalen)
    tekst = f"{Decimal(repr(waarde)).quantize(stap, ROUND_HALF_EVEN):,}"
    return tekst.replace(",", " ").replace(".", ",").replace(" ", ".")


def geld(keur: float) -> str:
    """Thousands of euro as printed."""
    if abs(keur) >= 999_950:
        return f"€ {_rond(keur / 1e6, 2 if abs(keur) < 9_995_000 else 1)} mld"
    if abs(keur) >= 999.5:
        return f"€ {_rond(keur / 1e3, 1)} mln"
    return f"€ {_rond(float(round(keur) * 1000), 0)}"


def verschil(a: float, b: float) -> str:
    """The difference of two amounts as a reader works it out from what is printed; of milliards in whole millions."""

    def terug(keur: float) -> float:
        getal, *woord = geld(keur).removeprefix("€ ").split(" ")
        schaal = {"mld": 1e6, "mln": 1e3}[woord[0]] if woord else 1e-3
        return float(getal.replace(".", "").replace(",", ".")) * schaal

    keur = round(abs(terug(a) - terug(b)), 3)
    return (
        f"€ {_rond(keur / 1e3, 0)} mln"
        if "mld" in geld(a) + geld(b) and 999.5 <= keur < 999_950
        else geld(keur)
    )


def euro(bedrag: float) -> str:
    tekst = _rond(bedrag, 0)
    return f"€ {'0' if tekst == '-0' else tekst}"


def pct(waarde: float) -> str:
    return f"{_rond(waarde, 0 if abs(round(waarde, 1)) >= 10 else 1)}%"


def pct1(waarde: float) -> str:
    return f"{_rond(waarde, 1)}%"


def paren(gm_code: str, jaar: int) -> dict[str, tuple[float | None, float | None, bool]]:
    """Begroot and besteed per law, and whether they can be compared."""
    return {
        wet: (begroot, besteed, vergelijkbaar)
        for wet, begroot, besteed, vergelijkbaar in sql(
            "select wet, begroot_keur, besteed_keur, vergelijkbaar from mart.begroot_besteed"
            " where gm_code = ? and jaar = ? and definitie = 'smal'",
            gm_code,
            jaar,
        )
    }


def inwoners(gm_code: str, jaar: int) -> float | None:
    rij = sql(
        "select aantal from mart.noemer where gm_code = ? and jaar = ? and noemer = 'inwoners'", gm_code, jaar
    )
    return rij[0][0] if rij else None


def _zonder_opvang(kolom: str) -> str:
    """SQL: the amount of row ``b`` without beschermd wonen and opvang (Wmo), from the taakvelden themselves."""
    soort = {"begroot_keur": "begroting", "besteed_keur": "rekening"}[kolom]
    return f"""b.{kolom} - case when b.wet = 'wmo' then coalesce((select sum(t.lasten_keur) from mart.taakveld_bedrag t
        join mart.taakveldrol r using (jaar, taakveld) where r.rol = 'opvang' and t.gm_code = b.gm_code
        and t.jaar = b.jaar and t.soort = '{soort}'), 0) else 0 end"""


def vergeleken(gm_code: str, jaar: int, wet: str, kolom: str) -> float | None:
    """Euro per inhabitant as it is compared; None for who buys this law for the region too."""
    if sql("select 1 from mart.vlag where gm_code = ? and wet = ? and vlag = 'regiotaak'", gm_code, wet):
        return None
    ((keur, aantal),) = sql(
        f"""select {_zonder_opvang(kolom)}, n.aantal from mart.begroot_besteed b
        join mart.noemer n on n.gm_code = b.gm_code and n.jaar = b.jaar and n.noemer = 'inwoners'
        where b.definitie = 'smal' and b.gm_code = ? and b.jaar = ? and b.wet = ?""",
        gm_code,
        jaar,
        wet,
    )
    return 1000 * keur / aantal


def groep(gm_code: str, jaar: int, wet: str, kolom: str) -> list[float]:
    """Euro per inhabitant of the ten nearest municipalities that count, gross and without opvang."""
    return [
        1000 * keur / aantal
        for keur, aantal in sql(
            f"""select {_zonder_opvang(kolom)}, n.aantal from mart.buur u
            join mart.begroot_besteed b on b.gm_code = u.buur_gm_code and b.wet = u.wet and b.definitie = 'smal'
            join mart.noemer n on n.gm_code = b.gm_code and n.jaar = b.jaar and n.noemer = 'inwoners'
            where u.gm_code = ? and b.jaar = ? and u.wet = ? and u.rang <= 10 and b.{kolom} > 0
                and not exists (select 1 from mart.vlag v where v.gm_code = b.gm_code and v.jaar = b.jaar and
                    (v.vlag = 'onvolledig_door_herindeling'
                     or v.vlag in ('anders_geboekt', 'nul_of_negatief', 'onmogelijk_bedrag', 'regiotaak')
                        and v.wet = b.wet))""",
            gm_code,
            jaar,
            wet,
        )
    ]


def kwartielen(waarden: list[float]) -> list[float]:
    """First quartile, median, third quartile, with values in between."""
    return quantiles(waarden, n=4, method="inclusive")
