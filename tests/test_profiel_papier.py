"""Paper leaves nothing to the screen: every flag, every name, air between the lines, and one law when asked."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn

from reports import profieldelen, word
from reports.html import html
from reports.inhoud import Alinea, Figuur, Opties, Punten, Tabel
from reports.pdf import pdf
from reports.profiel import maak_profiel
from reports.profielcijfers import Lijst
from reports.stof import Stof
from reports.tekst import docx as als_docx
from reports.werkboek import werkboek
from tests import profiel_hulp as hulp
from tests.hulp import beeld, haal, open_app
from tests.hulp import html as stukken
from tests.profiel_hulp import plat, profiel, sql

volledig = pytest.mark.volledig
JAREN = (2020, 2021, 2022, 2023, 2024)
CODES = [c for (c,) in sql("select gm_code from mart.gemeente order by gm_code")]


def _woorden(p) -> str:
    """All words of a profile as they are printed."""
    uit: list[str] = []
    for sectie in p.secties:
        uit.append(sectie.kop)
        for blok in sectie.blokken:
            if isinstance(blok, Alinea):
                uit.append(blok.tekst)
            elif isinstance(blok, Punten):
                uit += blok.zinnen
            elif isinstance(blok, Figuur):
                uit += [blok.onderkop, *blok.vlaggen]
    return plat(" ".join(uit))


def _vlaggen(gm_code: str, jaar: int) -> set[str]:
    """What the marts flag in that year, in the words of the reference table."""
    return {
        plat(t)
        for (t,) in sql("select toelichting from mart.vlag where gm_code = ? and jaar = ?", gm_code, jaar)
    }


@pytest.mark.parametrize(
    "gm_code",
    [
        *(
            pytest.param(c, marks=volledig)
            for c in CODES
            if c not in ("GM1674", "GM0363", "GM0809", "GM1961")
        ),
        "GM1674",
        "GM0363",
        "GM0809",
        "GM1961",
    ],
)
def test_vlaggen_op_papier_zijn_die_van_het_scherm(gm_code: str) -> None:
    """Of all municipalities and five years: what the start page flags stands on paper, and the other way round."""
    for jaar in JAREN:
        b = beeld(gm_code, jaar)
        sectie = profieldelen.let_op(Stof(haal, b, Lijst(), 0.5, b))
        (blok,) = sectie.blokken
        gedrukt = {plat(z) for z in blok.zinnen} if isinstance(blok, Punten) else set()
        assert gedrukt == _vlaggen(gm_code, jaar), (gm_code, jaar)
        if not gedrukt:
            assert "geen bijzonderheden" in blok.tekst


@pytest.mark.parametrize(
    ("gm_code", "jaar"), [("GM1674", 2024), ("GM0363", 2022), ("GM0809", 2024), ("GM0820", 2023)]
)
def test_wat_de_startpagina_meldt_staat_in_de_pdf(gm_code: str, jaar: int) -> None:
    scherm = next(
        (s for s in stukken(open_app(g=gm_code, jaar=str(jaar))) if "Let op bij deze cijfers" in s), ""
    )
    zinnen = [plat(re.sub(r"&#39;", "'", z)) for z in re.findall(r"<li>(.*?)</li>", scherm)]
    gedrukt = hulp.woorden(pdf(profiel(gm_code, jaar)))
    for zin in zinnen:
        assert zin in gedrukt


@pytest.mark.parametrize(
    ("gm_code", "jaar"), [("GM1674", 2024), ("GM0363", 2022), ("GM1961", 2025), ("GM0088", 2026)]
)
def test_nergens_staat_dat_iets_op_het_scherm_staat(gm_code: str, jaar: int) -> None:
    p = profiel(gm_code, jaar, met_enquete=True)
    for tekst in (_woorden(p), hulp.woorden(pdf(p)), plat(re.sub(r"<[^>]+>", " ", html(p).decode()))):
        assert "op het scherm" not in tekst
        assert not re.search(r"\bNog \d+ punt", tekst)


def _bladen(inhoud: bytes) -> int:
    return len(pypdfium2.PdfDocument(io.BytesIO(inhoud)))


@volledig
@pytest.mark.parametrize("jaar", [2017, 2022, 2024, 2026])
def test_twee_of_drie_bladzijden(jaar: int) -> None:
    """Those with most flags, those with the longest names, and some others."""
    codes = sql(
        """select gm_code from mart.gemeente g
        left join (select gm_code, count(*) as n from mart.vlag where jaar = ? group by gm_code) v using (gm_code)
        qualify row_number() over (order by v.n desc nulls last, gm_code) <= 12
            or row_number() over (order by length(naam) desc, gm_code) <= 6
            or row_number() over (order by gm_code) % 40 = 0
        order by gm_code""",
        jaar,
    )
    for (gm_code,) in codes:
        assert _bladen(pdf(profiel.__wrapped__(gm_code, jaar))) in (2, 3), gm_code


@pytest.mark.parametrize(("gm_code", "jaar"), [("GM0569", 2024), ("GM0796", 2022), ("GM0935", 2022)])
def test_de_volste_profielen_blijven_op_drie_bladzijden(gm_code: str, jaar: int) -> None:
    """Those with most warnings: the check pushes nothing off, and the questions are all there."""
    p = profiel.__wrapped__(gm_code, jaar)
    inhoud = pdf(p)
    assert _bladen(inhoud) <= 3
    gedrukt = hulp.woorden(inhoud)
    for naam in ("begroting", "vragen", "bronnen"):
        for blok in p.sectie(naam).blokken:
            for zin in blok.zinnen if isinstance(blok, Punten) else (blok.tekst,):
                assert plat(zin).split(" ")[-1] in gedrukt
                assert plat(zin)[:40] in gedrukt or naam == "vragen"  # in columns a line is broken


def test_begrotingscheck_op_papier_is_de_korte_en_zijn_noot_is_kort() -> None:
    """By hand from the source: Wmo, youth and their pgb of begroting 2026, beside 2024 in prices of 2025."""
    sectie = profiel("GM1674").sectie("begroting")
    assert sectie.kop == "De begroting 2026 naast wat eerder is uitgegeven"
    punten, noot = sectie.blokken
    assert len(punten.zinnen) == 2
    ((begroot,),) = sql(
        """select sum(lasten_keur) from mart.taakveld_bedrag b join referentie.taakveld_wet w on w.taakveld = b.taakveld
        and b.jaar between w.jaar_van and w.jaar_tot
        where gm_code = 'GM1674' and jaar = 2026 and soort = 'begroting' and (wet_smal in ('wmo', 'jeugdwet') or b.taakveld = '6.79')"""
    )
    ((toen,),) = sql(
        """select sum(lasten_keur) * any_value(p.factor) from mart.wet_bedrag b join mart.prijspeil p using (jaar)
        where gm_code = 'GM1674' and jaar = 2024 and soort = 'rekening' and definitie = 'smal' and wet in ('wmo', 'jeugdwet')"""
    )
    assert plat(punten.zinnen[0]).startswith(
        f"Voor de Wmo en jeugd samen is {hulp.geld(begroot)} begroot, {hulp.verschil(begroot, toen)} meer dan de {hulp.geld(toen)} "
        "die in 2024 is uitgegeven (in prijzen van 2025)."
    )
    assert noot.klein
    assert len(noot.tekst) < 600
    een = profiel("GM1674", wet="participatiewet").sectie("begroting")
    assert len(een.blokken[0].zinnen) == 1
    assert "pgb" not in een.blokken[-1].tekst


def test_gewone_tekst_is_tien_punten() -> None:
    """Most letters of the sheet are of ten points or more; none is under nine."""
    maten: dict[float, int] = {}
    for blad in pypdfium2.PdfDocument(io.BytesIO(hulp.pdf_van("GM1674"))):
        tekst = blad.get_textpage()
        for nummer in range(tekst.count_chars()):
            maat = round(pypdfium2.raw.FPDFText_GetFontSize(tekst, nummer), 1)
            if not tekst.get_text_range(nummer, 1).isspace():
                maten[maat] = maten.get(maat, 0) + 1
    assert min(maten) >= 9
    assert max(maten, key=lambda m: maten[m] if m >= 9.8 else 0) == 10


def test_bladzijden_tellen_tot_het_einde() -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(hulp.pdf_van("GM1674")))
    for nummer, blad in enumerate(document, start=1):
        woorden = plat(blad.get_textpage().get_text_bounded())
        assert f"Bladzijde {nummer} van {len(document)}" in woorden
        assert "Roosendaal, 2024" in woorden
        assert len(woorden) > 400, "een leeg blad"


def test_datum_van_de_cijfers_is_die_van_de_bron_en_niet_van_het_bouwen() -> None:
    p = profiel("GM1674")
    ((opgehaald,),) = sql("select opgehaald_op from mart.herkomst where herkomst_id = 'iv3_taakveld'")
    assert opgehaald.rsplit(" en ", 1)[-1].split(" (")[0] in p.stand
    assert f"{p.gebouwd_op:%d-%m-%Y}" not in p.stand
    tekst = hulp.tekst_van("GM1674")
    assert p.stand in tekst
    assert f"Afgedrukt op {p.datum:%d-%m-%Y}" in tekst


def test_vergelijkbare_gemeenten_staan_er_met_naam() -> None:
    tekst = hulp.tekst_van("GM1674")
    buren = sql(
        "select distinct g.naam from mart.buur b join mart.gemeente g on g.gm_code = b.buur_gm_code where b.gm_code = 'GM1674' and rang <= 10"
    )
    assert len(buren) >= 10
    for (naam,) in buren:
        assert plat(naam) in tekst
    (zin,) = [
        b.tekst for b in profiel("GM1674", groep="grootte").sectie("plaats").blokken if isinstance(b, Alinea)
    ]
    assert zin.startswith("De groep")


def test_een_uitspraak_en_haar_waarschuwing_staan_op_een_blad() -> None:
    """The share of accessible help and the warnings that go with it are never apart."""
    for gm_code in ("GM1674", "GM0363", "GM0820"):
        p = profiel(gm_code)
        bladen = [
            plat(b.get_textpage().get_text_bounded()) for b in pypdfium2.PdfDocument(io.BytesIO(pdf(p)))
        ]
        preventie = p.sectie("preventie")
        (kop,) = [n for n, b in enumerate(bladen) if plat(preventie.kop) in b]
        for blok in preventie.blokken:
            for zin in getattr(blok, "zinnen", ()):
                assert plat(zin) in bladen[kop], (gm_code, zin)


# one law


@pytest.mark.parametrize("wet", hulp.WETTEN)
def test_profiel_van_een_wet_gaat_alleen_over_die_wet(wet: str) -> None:
    p = profiel("GM1674", wet=wet)
    naam = {"jeugdwet": "Jeugdwet", "wmo": "Wmo", "participatiewet": "Participatiewet"}[wet]
    assert p.titel == f"Profiel {naam} Roosendaal, 2024"
    (tabel,) = [b for b in p.sectie("wetten").blokken if isinstance(b, Tabel)]
    assert tabel.koppen == ("Bedrag", naam)
    begroot, besteed, _ = hulp.paren("GM1674", 2024)[wet]
    assert [plat(r[1]) for r in tabel.rijen[:2]] == [hulp.geld(begroot), hulp.geld(besteed)]
    assert hulp.geld(besteed) in plat(p.sectie("oordeel").kop)
    assert f"{hulp.geld(abs(besteed - begroot))} {'meer' if besteed > begroot else 'minder'}" in plat(
        p.sectie("oordeel").kop
    )
    assert len(p.sectie("ontwikkeling").blokken[0].panelen) == 1
    for ander in hulp.WETTEN:
        ids = [c.id for c in p.cijfers if ander in c.id.split(".")]
        assert bool(ids) == (ander == wet), ids
    rijen = next(b for b in p.sectie("rijk").blokken if isinstance(b, Tabel)).rijen
    assert [r[0] for r in rijen] == [naam]
    assert _bladen(pdf(p)) in (2, 3)


@pytest.mark.parametrize(
    ("gm_code", "jaar"), [("GM0809", 2024), ("GM1961", 2025), ("GM1674", 2026), ("GM0363", 2022)]
)
def test_profiel_van_een_wet_zonder_cijfers_zegt_dat(gm_code: str, jaar: int) -> None:
    for wet in hulp.WETTEN:
        p = profiel(gm_code, jaar, wet=wet)
        assert p.sectie("oordeel").kop[0].isupper()
        assert "None" not in _woorden(p)
        assert _bladen(pdf(p)) in (2, 3)


# Word, Excel, web page


def test_docx_is_a4_met_grafieken_en_bladzijdenummers() -> None:
    p = profiel("GM1674")
    doc = docx.Document(io.BytesIO(als_docx(p)))
    (blad,) = doc.sections
    assert (round(blad.page_width.mm), round(blad.page_height.mm)) == (210, 297)
    voet = blad.footer.paragraphs[0]._p.xml
    assert "PAGE" in voet
    assert "NUMPAGES" in voet
    alts = [v._inline.docPr.get("descr") for v in doc.inline_shapes]
    assert alts == [paneel.alt for f in p.figuren for paneel in f.panelen]
    assert {doc.styles[n].font.name for n in ("Normal", "Heading 1", "Heading 2")} == {"Arial"}
    assert doc.styles["Normal"].font.size.pt == 10


def test_docx_tabellen_breken_geen_woord_en_passen() -> None:
    """A column is at least as wide as its longest word at 2 mm per letter, and all columns fit the sheet."""
    doc = docx.Document(io.BytesIO(als_docx(profiel("GM1900"))))
    for tabel in doc.tables:
        breedtes = [c.width.mm for c in tabel.rows[0].cells]
        assert sum(breedtes) <= word.BREED_MM + 1
        for k, breed in enumerate(breedtes):
            langste = max(len(w) for r in tabel.rows for w in r.cells[k].text.split() or [""])
            assert breed >= langste * 1.8, (langste, breed)
        assert tabel._tbl.tblPr.find(qn("w:tblLayout")) is not None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is niet geïnstalleerd")
@volledig
@pytest.mark.parametrize("soort", ["docx", "xlsx"])
def test_libreoffice_maakt_er_nette_bladzijden_van(tmp_path: Path, soort: str) -> None:
    p = profiel("GM1674")
    bestand = tmp_path / f"profiel.{soort}"
    bestand.write_bytes(als_docx(p) if soort == "docx" else werkboek(hulp.haal(), p))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(bestand)],
        check=True, capture_output=True, timeout=180, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    document = pypdfium2.PdfDocument((tmp_path / "profiel.pdf").read_bytes())
    assert len(document) <= (9 if soort == "docx" else 40)
    for blad in document:
        breed, hoog = blad.get_size()
        assert {round(breed), round(hoog)} == {595, 842}
        assert blad.get_textpage().get_text_bounded().strip()


def test_werkboek_begint_met_toelichting_en_is_opgemaakt() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(hulp.haal(), profiel("GM1674"))))
    assert boek.sheetnames[0] == "Toelichting"
    assert dict(boek["Toelichting"].iter_rows(values_only=True))["Gemeente"] == "Roosendaal (GM1674)"
    blad = boek["Ontwikkeling, tabel"]
    assert len(blad._charts) == 1
    assert len(blad._charts[0].series) == 6
    for vel in boek.worksheets:
        assert vel.page_setup.paperSize == 9
        assert vel.sheet_properties.pageSetUpPr.fitToPage
        if vel.title == "Toelichting":
            continue
        assert vel.freeze_panes == "B2"
        assert vel.print_title_rows == "$1:$1"
        for rij in vel.iter_rows(min_row=2):
            for cel in rij:
                kop = vel.cell(1, cel.column).value
                if isinstance(cel.value, float) and not cel.value.is_integer():
                    assert cel.number_format in ("#,##0", "0.0", "#,##0.0"), (vel.title, kop, cel.value)
                if kop == "Jaar":
                    assert cel.number_format in ("0", "General"), vel.title
    for serie in blad._charts[0].series:
        bereik = re.fullmatch(r"'Ontwikkeling, tabel'!\$([A-Z])\$(\d+):\$\1\$(\d+)", serie.val.numRef.f)
        wetten = {blad[f"B{r}"].value for r in range(int(bereik[2]), int(bereik[3]) + 1)}
        assert len(wetten) == 1


def test_webpagina_heeft_de_letters_van_het_huis() -> None:
    tekst = html(profiel("GM1674")).decode()
    letters = re.findall(r"font-weight: (\d+); src: url\(data:font/ttf;base64,([A-Za-z0-9+/=]+)\)", tekst)
    assert [g for g, _ in letters] == ["400", "700"]
    assert all(base64.b64decode(b)[:4] == b"\x00\x01\x00\x00" for _, b in letters)
    assert "font-src data:" in tekst


def test_adres_komt_van_het_verzoek_als_er_geen_is_ingesteld(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import adres

    class Verzoek:
        url = "https://cijfers.voorbeeld.nl/3d/profiel"

    monkeypatch.delenv("GEMEENTEN3D_ADRES", raising=False)
    monkeypatch.setattr(adres.st, "context", Verzoek)
    monkeypatch.setattr(adres.st, "session_state", {"_pagina": "profiel"})
    assert adres.basis() == "https://cijfers.voorbeeld.nl/3d"
    Verzoek.url = "javascript:alert(1)"
    assert adres.basis() == ""
    monkeypatch.setenv("GEMEENTEN3D_ADRES", "https://ingesteld.nl/")
    assert adres.basis() == "https://ingesteld.nl"
    assert (
        maak_profiel(haal, Opties("GM1674", 2024, adres="https://x.nl")).link
        == "https://x.nl/?g=GM1674&jaar=2024"
    )


def test_woorden_die_er_staan_worden_uitgelegd() -> None:
    """Only those in the text, each once; the paper says where they stand when its pages have no room for them."""
    for gm_code in ("GM1674", "GM1961"):
        p = profiel(gm_code, 2024)
        (punten,) = p.sectie("woorden").blokken
        termen = [zin.split(": ")[0] for zin in punten.zinnen]
        assert termen == sorted(set(termen), key=str.lower)
        assert "Rekenbedrag" not in termen  # explained where it is used
        rest = " ".join(str(s.blokken) + s.kop for s in p.secties if s.id != "woorden").lower()
        assert all(t.lower() in rest or {"Midden": "mediaan"}.get(t, "§") in rest for t in termen)
        boek = pypdfium2.PdfDocument(io.BytesIO(pdf(p)))
        tekst = plat(boek[len(boek) - 1].get_textpage().get_text_range())
        assert (plat(punten.zinnen[0]) in tekst) != ("staat in het dashboard onder Verantwoording" in tekst)


def test_de_tabellen_van_het_worddocument_hebben_een_raster_dat_klopt() -> None:
    """Some programs read the width of a column from the grid, others from the cells: then words would break in one of them."""
    document = docx.Document(io.BytesIO(als_docx(profiel("GM1674", 2024))))
    assert document.tables
    for tabel in document.tables:
        raster = [k.width for k in tabel.columns]
        assert raster == [c.width for c in tabel.rows[0].cells]
        assert len(set(raster)) > 1
