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
    """The difference of two amounts, not of what is printed of them."""
    return geld(abs(a - b))


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


def _verschil_in_woorden(
    begroot: float | None, besteed: float | None, vergelijkbaar: bool
) -> tuple[str, str]:
    if begroot is None or besteed is None:
        return "niet te berekenen", "niet te berekenen"
    if not vergelijkbaar:
        return "niet te vergelijken", "niet te vergelijken"
    verschil = besteed - begroot
    procent = 100 * verschil / begroot
    woord = "meer" if verschil > 0 else "minder"
    in_euro = "vrijwel evenveel" if abs(procent) < 0.5 else f"{geld(abs(verschil))} {woord}"
    return in_euro, f"{pct(abs(procent))} {woord}"


def wettenrijen(gm_code: str) -> dict[str, list[str]]:
    """The table of the three laws and their sum in 2024: heading of a row -> its cells, of the group without the sum."""
    uit: dict[str, list[str]] = {}
    per_wet, aantal = paren(gm_code, 2024), inwoners(gm_code, 2024)
    drie = [per_wet[w] for w in WETTEN]
    samen = tuple(None if any(d[k] is None for d in drie) else sum(d[k] for d in drie) for k in (0, 1))
    kolommen = [*drie, (*samen, all(d[2] for d in drie))]
    leeg = "niet aangeleverd"
    uit["Begroot (primitief)"] = [leeg if k[0] is None else geld(k[0]) for k in kolommen]
    uit["Besteed (jaarrekening)"] = [leeg if k[1] is None else geld(k[1]) for k in kolommen]
    heeft_rekening = samen[1] is not None
    if heeft_rekening:
        verschillen = [_verschil_in_woorden(*k) for k in kolommen]
        uit["Verschil, in euro"] = [v[0] for v in verschillen]
        uit["Verschil, in procent"] = [v[1] for v in verschillen]
    deel = 1 if heeft_rekening else 0
    woord, kolom = (("Begroot", "begroot_keur"), ("Besteed", "besteed_keur"))[deel]
    hoofden = [euro(1000 * k[deel] / aantal) for k in kolommen]
    uit[f"{woord} per inwoner"] = hoofden
    groepen = [groep(gm_code, 2024, w, kolom) for w in WETTEN]
    vieren = [kwartielen(g) for g in groepen]
    zelf = [vergeleken(gm_code, 2024, w, kolom) for w in WETTEN]
    regio = "bruto niet te vergelijken"  # buys for the region: no place on gross
    midden = [regio if v is None else euro(k[1]) for v, k in zip(zelf, vieren, strict=True)]
    helft = [
        regio if v is None else f"{euro(k[0])} tot {euro(k[2])}" for v, k in zip(zelf, vieren, strict=True)
    ]
    uit["Vergeleken (Wmo zonder opvang)"] = [regio if v is None else euro(v) for v in zelf]
    uit["Midden (mediaan), groep"] = midden
    uit["Middelste helft, groep"] = helft
    tellingen = [
        "geen cijfer" if v is None else "10" if len(g) == 10 else f"{len(g)} van 10"
        for v, g in zip(zelf, groepen, strict=True)
    ]
    uit["Gemeenten in de groep"] = tellingen
    return uit


def bedragen_uit_marts(gm_code: str) -> set[str]:
    """Every amount that a profile of 2024 may print, made from the marts."""
    jaren = range(2017, 2027)
    per_jaar = {j: paren(gm_code, j) for j in jaren}
    mag: set[str] = set()
    for j in jaren:
        volgend, toen = per_jaar.get(j + 1, {}), per_jaar.get(j - 1, {})
        for wet, (begroot, besteed, _) in per_jaar[j].items():
            ander = [
                b
                for b in (begroot, besteed, volgend.get(wet, (None,))[0], toen.get(wet, (None,))[0])
                if b is not None
            ]
            mag |= {geld(b) for b in ander} | {geld(abs(a - b)) for a in ander for b in ander}
    drie = [per_jaar[2024][w] for w in WETTEN]
    for k in (0, 1):
        if all(d[k] is not None for d in drie):
            mag.add(geld(sum(d[k] for d in drie)))
    if all(d[0] is not None and d[1] is not None for d in drie):
        mag.add(geld(abs(sum(d[1] - d[0] for d in drie))))
    aantal = inwoners(gm_code, 2024)
    for wet in WETTEN:
        for kolom, keur in zip(("begroot_keur", "besteed_keur"), per_jaar[2024][wet], strict=False):
            mag |= {euro(k) for k in kwartielen(groep(gm_code, 2024, wet, kolom))}
            if keur is not None:
                mag.add(euro(1000 * keur / aantal))
                if (zoals := vergeleken(gm_code, 2024, wet, kolom)) is not None:
                    mag.add(euro(zoals))
        mag |= {
            euro(1000 * keur / inwoners(gm_code, 2023))
            for (keur,) in sql(
                "select netto_keur from mart.wet_bedrag where gm_code = ? and jaar = 2023 and soort = 'rekening'"
                " and definitie = 'smal' and wet = ?",
                gm_code,
                wet,
            )
        }
    for j, begroot in ((j, per_jaar[j]) for j in jaren):  # a difference is of the amounts as they are read
        for wet in WETTEN:
            a, b = per_jaar[2024][wet][1], begroot[wet][0]
            if j > 2024 and a is not None and b is not None:
                mag.add(verschil(a, b))
    if all(per_jaar[j][w][0] is not None for j in (2023, 2024) for w in WETTEN):
        eerder, nu = (sum(per_jaar[j][w][0] for w in WETTEN) for j in (2023, 2024))
        mag |= {geld(eerder), verschil(eerder, nu)}
    mag |= {  # a note that quotes the amount that cannot be right
        euro(1000 * keur)
        for (keur,) in sql(
            "select lasten_keur from mart.wet_bedrag where gm_code = ? and jaar = 2024 and definitie = 'smal' and lasten_keur < 0",
            gm_code,
        )
    }
    for meer, mee in sql(
        "select h6_meer_keur, rijk_h6_meer_keur from mart.rijksdeel where gm_code = ? and jaar = 2024",
        gm_code,
    ):
        mag |= {geld(abs(meer)), geld(abs(mee))}
    for (algemeen,) in sql(
        "select rijk_07_meer_keur from mart.rijksdeel where gm_code = ? and jaar = 2024", gm_code
    ):
        mag.add(geld(abs(algemeen)))
    mag |= {  # comparable on page 2: net where that is what the strips show
        euro(w)
        for rij in sql(
            "select q1_eur, mediaan_eur, q3_eur, waarde_eur from mart.positie where gm_code = ? and jaar in (2023, 2024)",
            gm_code,
        )
        for w in rij
        if w is not None
    }
    totalen = [
        d[k]
        for d in [tuple(sum(x) for x in zip(*[(a or 0, b or 0) for a, b, _ in drie], strict=True))]
        for k in (0, 1)
    ]
    mag |= {euro(1000 * t / aantal) for t in totalen}
    netto = dict(
        sql(
            "select wet, netto_keur from mart.wet_bedrag where gm_code = ? and jaar = 2024 and soort = 'begroting' and definitie = 'smal'",
            gm_code,
        )
    )
    reken = dict(
        sql(
            "select c.wet, r.totaal_keur from mart.rekenbedrag r join referentie.cluster_wet c using (cluster) where gm_code = ? and jaar = 2024 and circulaire = 'M2023'",
            gm_code,
        )
    )
    for wet in WETTEN:
        mag.add(geld(reken[wet]))
        if netto.get(wet) is not None:
            mag |= {geld(netto[wet]), geld(abs(netto[wet] - reken[wet]))}
    mag |= {
        geld(b)
        for (b,) in sql(
            "select lasten_keur from mart.taakveld_bedrag where gm_code = ? and taakveld = '6.1' and lasten_keur is not null",
            gm_code,
        )
    }
    ((factor,),) = sql("select factor from mart.prijspeil where jaar = 2024")
    pgb = sum(
        keur
        for (keur,) in sql(
            "select lasten_keur from mart.taakveld_bedrag where gm_code = ? and jaar = 2026 and soort = 'begroting' and taakveld = '6.79'",
            gm_code,
        )
    )
    for wetten, erbij in ((("jeugdwet", "wmo"), pgb), (("participatiewet",), 0)):  # the begrotingscheck
        b, r = [per_jaar[2026][w][0] for w in wetten], [per_jaar[2024][w][1] for w in wetten]
        if None not in (*b, *r):
            mag |= {
                geld(sum(b) + erbij),
                geld(sum(r) * factor),
                verschil(sum(b) + erbij, sum(r) * factor),
            }
        elif None not in b:
            mag.add(geld(sum(b) + erbij))
    for (keur,) in sql(
        "select algemene_reserve_keur from mart.reserve where gm_code = ? and jaar <= 2024 and algemene_reserve_keur is not null order by jaar desc limit 1",
        gm_code,
    ):
        mag.add(geld(keur))
    return mag
