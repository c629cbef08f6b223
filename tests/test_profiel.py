"""The printed profile: its numbers equal the marts, its structure is accessible, and its choices are checked."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from fouten import Gebruikersfout
from reports.bron import adres
from reports.html import html
from reports.inhoud import Alinea, Figuur, Opties, Tabel
from reports.pdf import pdf, png
from reports.profiel import maak_profiel
from reports.tekening import PT_PER_PX, paneel_svg, px, qr_svg
from tests import profiel_hulp as hulp
from tests.profiel_hulp import WETTEN, geld, haal, pct1, plat, profiel, sql, woorden

volledig = pytest.mark.volledig
GOUD = Path(__file__).parent / "golden"

# merged, tiny, non-filing, the four largest, apostrophe, Frisian, commas, foreign enclave, booked elsewhere
GEMEENTEN = {
    "GM1674": "Roosendaal",
    "GM0518": "'s-Gravenhage",
    "GM1980": "Dijk en Waard",
    "GM0088": "Schiermonnikoog",
    "GM1900": "Súdwest-Fryslân",
    "GM0820": "Nuenen, Gerwen en Nederwetten",
    "GM0809": "Loon op Zand",
    "GM0363": "Amsterdam",
    "GM0599": "Rotterdam",
    "GM0344": "Utrecht",
    "GM0096": "Vlieland",
    "GM1940": "De Fryske Marren",
    "GM0796": "'s-Hertogenbosch",
    "GM0744": "Baarle-Nassau",
    "GM0503": "Delft",
    "GM0106": "Assen",
    "GM1961": "Vijfheerenlanden",
    "GM1992": "Voorne aan Zee",
    "GM1982": "Land van Cuijk",
    "GM0060": "Ameland",
}
SNEL = ("GM1674", "GM0518", "GM1980")
ONDER_NUL = "GM1961"  # has a test of its own
_GEVALLEN = [
    pytest.param(g, id=g, marks=[] if g in SNEL else [volledig]) for g in GEMEENTEN if g != ONDER_NUL
]


def test_een_bedrag_onder_nul_komt_in_geen_som() -> None:
    """Vijfheerenlanden 2024: the Wmo of its jaarrekening is -2.388, jeugd 25.605 and participatie 45.957."""
    tekst = hulp.tekst_van(ONDER_NUL)
    assert "Besteed (jaarrekening) € 25,6 mln kan niet kloppen € 46,0 mln kan niet kloppen" in tekst
    assert "Besteed per inwoner € 415 niet te berekenen € 745 niet te berekenen" in tekst
    assert (
        "Vergeleken (Wmo zonder opvang) niet te vergelijken niet te vergelijken niet te vergelijken" in tekst
    )
    assert "een bedrag onder nul (€ -2.388.000)" in tekst
    for fout in ("€ 69,2 mln", "€ -2,4 mln", "€ 71,6 mln", "2024 7,4%"):
        assert fout not in tekst


@pytest.mark.parametrize("gm_code", _GEVALLEN)
def test_getallen_in_de_pdf_zijn_die_van_de_marts(gm_code):
    p = profiel(gm_code)
    assert p.naam == GEMEENTEN[gm_code]
    tekst = hulp.tekst_van(gm_code)
    for kop, cellen in hulp.wettenrijen(gm_code).items():
        assert f"{kop} {' '.join(cellen)}" in tekst


@pytest.mark.parametrize("gm_code", _GEVALLEN)
def test_rekenbedrag_en_preventie_zijn_die_van_de_marts(gm_code):
    tekst = hulp.tekst_van(gm_code)
    clusters = {
        "jeugdwet": "Individuele voorzieningen Jeugd",
        "wmo": "Individuele voorzieningen Wmo",
        "participatiewet": "Participatie",
    }
    for wet, cluster in clusters.items():
        ((reken,),) = sql(
            "select totaal_keur from mart.rekenbedrag where gm_code = ? and jaar = 2024 and circulaire = 'M2023' and cluster = ?",
            gm_code,
            cluster,
        )
        netto = sql(
            "select netto_keur from mart.wet_bedrag where gm_code = ? and jaar = 2024 and soort = 'begroting'"
            " and definitie = 'smal' and wet = ?",
            gm_code,
            wet,
        )
        begroot = netto[0][0] if netto else None
        eerste = "niet bekend" if begroot is None else geld(begroot)
        naam = {"jeugdwet": "Jeugdwet", "wmo": "Wmo", "participatiewet": "Participatiewet"}[wet]
        assert re.search(rf"{naam} {re.escape(eerste)} .*?{re.escape(geld(reken))}", tekst)
        past = not sql(
            "select 1 from mart.vlag where gm_code = ? and jaar = 2024 and wet = ? and vlag in ('anders_geboekt', 'onmogelijk_bedrag')",
            gm_code,
            wet,
        )
        if begroot is not None and past:  # an amount that does not fit stands beside nothing
            verschil = begroot - reken
            assert f"{geld(reken)} {geld(abs(verschil))} {'hoger' if verschil > 0 else 'lager'}" in tekst
    assert "niet geoormerkt" in tekst
    assert "meicirculaire 2023" in tekst
    aandelen = sql(
        """select jaar, 100 * sum(lasten_keur) filter (where groepscode like '6.2%')
            / sum(lasten_keur) filter (where groepscode like '6.2%' or wet in ('jeugdwet', 'wmo'))
        from mart.taakveld_bedrag b join mart.taakveld_wet w using (jaar, taakveld)
        where gm_code = ? and soort = 'rekening' and w.definitie = 'smal' group by jaar order by jaar""",
        gm_code,
    )
    jaar, aandeel = aandelen[-1]
    assert f"in {jaar} {pct1(aandeel)} naar toegankelijke hulp" in tekst


@pytest.mark.parametrize("gm_code", _GEVALLEN)
def test_geen_enkel_bedrag_dat_niet_uit_de_marts_komt(gm_code):
    """The other way round: every amount in the text can be made from the marts."""
    tekst = hulp.tekst_van(gm_code)
    mag = hulp.bedragen_uit_marts(gm_code)
    gedrukt = set(re.findall(r"€ -?[\d.,]*\d(?: mln| mld)?", tekst))
    assert len(gedrukt) > 20
    assert gedrukt <= mag, gedrukt - mag


def test_lijst_van_cijfers_is_wat_er_staat():
    p = profiel("GM1674")
    tekst = hulp.tekst_van("GM1674")
    assert len({c.id for c in p.cijfers}) == len(p.cijfers)
    for cijfer in p.cijfers:
        if not cijfer.id.startswith(("reeks.", "plaats.")):
            assert plat(cijfer.tekst) in tekst, cijfer
    begroot = next(c for c in p.cijfers if c.id == "jeugdwet.begroot_keur")
    assert (begroot.waarde, begroot.eenheid) == (hulp.paren("GM1674", 2024)["jeugdwet"][0], "keur")
    reeks = {c.id: c.waarde for c in p.cijfers if c.id.startswith("reeks.")}
    assert reeks["reeks.2019.wmo.besteed_keur"] == hulp.paren("GM1674", 2019)["wmo"][1]
    assert reeks["reeks.2026.wmo.besteed_keur"] is None


def test_papier_en_scherm_zeggen_hetzelfde():
    from tests.hulp import open_app
    from tests.hulp import tekst as schermtekst

    scherm = schermtekst(open_app(g="GM1674", jaar="2024", telt="smal", toon="totaal", met="buren"))
    p = profiel("GM1674")
    for id_ in ("oordeel", "ontwikkeling"):
        assert plat(p.sectie(id_).kop) in scherm
    for id_ in ("opvallend", "vragen"):
        for blok in p.sectie(id_).blokken:
            for zin in blok.zinnen:
                assert plat(zin) in scherm
    for wet in WETTEN:
        for naam in ("begroot_keur", "besteed_keur", "per_inwoner_eur"):
            assert plat(next(c.tekst for c in p.cijfers if c.id == f"{wet}.{naam}")) in scherm


def _alle(element, soort: str) -> list:
    uit = [element] if element.get("/S") == soort else []
    kinderen = element.get("/K")
    lijst = list(kinderen) if isinstance(kinderen, pikepdf.Array) else [kinderen]
    for kind in lijst:
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            uit += _alle(kind, soort)
    return uit


_TEKENT = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "EI"}


def _ongemerkt(blad: pikepdf.Page) -> list[str]:
    """What is drawn outside marked content."""
    diep, los = 0, []
    for deel in pikepdf.parse_content_stream(blad):
        operator = str(deel.operator)
        if operator in {"BDC", "BMC"}:
            diep += 1
        elif operator == "EMC":
            diep -= 1
        elif operator in _TEKENT and diep == 0:
            los.append(operator)
    return los


def test_pdf_is_toegankelijk_opgebouwd():
    p = profiel("GM0820")
    with pikepdf.open(io.BytesIO(hulp.pdf_van("GM0820"))) as bestand:
        wortel = bestand.Root
        assert len(bestand.pages) in (2, 3)
        assert str(wortel.Lang).startswith("nl")
        assert bool(wortel.MarkInfo.Marked)
        assert bool(wortel.ViewerPreferences.DisplayDocTitle)
        with bestand.open_metadata() as meta:
            assert meta["dc:title"] == p.titel
            assert str(meta["pdfuaid:part"]) == "1"
        boom = wortel.StructTreeRoot
        assert len(_alle(boom, "/H1")) == 1
        assert (
            len(_alle(boom, "/H2")) == len(p.secties) - 1
        )  # the words are the last lines of the section above
        koppen = [c for c in _alle(boom, "/TH") if c.A[0].Scope == "/Column"]
        rijkoppen = [c for c in _alle(boom, "/TH") if c.A[0].Scope == "/Row"]
        tabellen = [b for s in p.secties for b in s.blokken if isinstance(b, Tabel)]
        assert len(koppen) == sum(len(t.koppen) for t in tabellen) == 10
        assert len(rijkoppen) == sum(len(t.rijen) for t in tabellen)
        assert len(_alle(boom, "/TD")) == sum((len(t.koppen) - 1) * len(t.rijen) for t in tabellen)
        tekeningen = [f for f in _alle(boom, "/Figure") if "/Alt" in f]
        teksten = [str(f.Alt) for f in tekeningen]
        for paneel in (paneel for f in p.figuren for paneel in f.panelen):
            assert plat(paneel.alt) in [plat(t) for t in teksten]
        for blad in bestand.pages:
            assert blad.Tabs == "/S"
            assert _ongemerkt(blad) == []
        assert any(
            a.get("/A", {}).get("/URI") == p.link for blad in bestand.pages for a in blad.get("/Annots", [])
        )


def test_verapdf_keurt_de_pdf_goed(tmp_path):
    programma = os.environ.get("VERAPDF")
    if not programma or not shutil.which(programma):
        pytest.skip("Zet de omgevingsvariabele VERAPDF op het programma verapdf om de PDF daarmee te keuren.")
    bestand = tmp_path / "profiel.pdf"
    bestand.write_bytes(pdf(profiel("GM1674")))
    uitslag = subprocess.run(
        [programma, "--flavour", "ua1", "--format", "text", str(bestand)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert uitslag.stdout.startswith("PASS"), uitslag.stdout


def test_letters_op_papier_zijn_minstens_9_punten():
    p = profiel("GM1674")
    document = pypdfium2.PdfDocument(io.BytesIO(hulp.pdf_van("GM1674")))
    for blad in document:
        tekst = blad.get_textpage()
        for nummer in range(tekst.count_chars()):
            hoog = pypdfium2.raw.FPDFText_GetFontSize(tekst, nummer)
            assert hoog == 0 or round(hoog, 2) >= 9 or tekst.get_text_range(nummer, 1).isspace()
    for figuur in p.figuren:
        svg = paneel_svg(figuur.panelen[0], px(55), 200, gestapeld=figuur.gestapeld)
        maten = [float(m) * PT_PER_PX for m in re.findall(r'font-size="([\d.]+)px"', svg)]
        assert maten
        assert min(maten) >= 9


def test_alle_letters_komen_uit_het_project():
    with pikepdf.open(io.BytesIO(hulp.pdf_van("GM1674"))) as bestand:
        namen = {
            str(o.BaseFont)
            for o in bestand.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        }
    assert namen
    assert all("NotoSans" in n for n in namen), namen


def test_niets_over_de_marge():
    for gm_code in ("GM0820", "GM0518"):
        for blad in png(profiel(gm_code), 50):
            with Image.open(io.BytesIO(blad)) as beeld:
                grijs = beeld.convert("L")
            breed, hoog = grijs.size
            rand = round(breed * 16 / 210)
            for vak in ((0, 0, rand, hoog), (breed - rand, 0, breed, hoog)):
                assert grijs.crop(vak).getextrema() == (255, 255)


@volledig
def test_alle_keuzes_passen_met_de_langste_toelichting():
    lang = "Onze gemeente koos voor hulp dicht bij huis, met wijkteams die zelf mogen beslissen. " * 7
    for gm_code in ("GM0820", "GM0088", "GM0363", "GM1674"):
        for definitie in ("smal", "toegang", "breed"):
            for eenheid in ("totaal", "inwoner", "jongere"):
                p = profiel.__wrapped__(
                    gm_code,
                    2024,
                    definitie=definitie,
                    eenheid=eenheid,
                    eigen_tekst=lang[:595],
                    groep="provincie",
                    met_enquete=True,
                )
                assert len(pypdfium2.PdfDocument(io.BytesIO(pdf(p)))) in (2, 3, 4)  # all there is at once


def test_enqueteblok_alleen_op_verzoek_en_zonder_uitspraak_over_de_gemeente():
    assert profiel("GM1674").sectie("enquete") is None
    p = profiel("GM1674", met_enquete=True)
    assert [s.id for s in p.secties][-4:] == ["enquete", "vragen", "bronnen", "woorden"]
    noot, punten = p.sectie("enquete").blokken
    assert "Over de raad van Roosendaal zeggen zij niets" in noot.tekst
    assert 1 <= len(punten.zinnen) <= 3
    assert all("Bron: " in zin and "aantal deelnemers" in zin for zin in punten.zinnen)
    gepubliceerd = sql(
        """select e.titel, e.uitgever, e.jaar, v.tekst, v.wet is not null or e.titel ilike '%sociaal domein%'
        from mart.enquete_uitkomst u join mart.enquete_vraag v using (enquete_id, vraag_id)
        join mart.enquete e using (enquete_id)
        where v.doelgroep ilike '%raad%' and u.geo_type = 'land' and e.soort = 'gepubliceerd'"""
    )
    hierover = [r for r in gepubliceerd if r[4]]
    assert {titel for titel, *_, mag in gepubliceerd if not mag} - {titel for titel, *_ in hierover}
    nieuwste = max(jaar for _, _, jaar, _, _ in hierover if jaar)
    vragen = {plat(tekst) for _, _, jaar, tekst, _ in hierover if jaar == nieuwste}
    assert any(v.rstrip("?.") in plat(punten.zinnen[0]) for v in vragen)
    for _, _, _, tekst, mag in gepubliceerd:
        if not mag:  # councils on spatial plans or the region say nothing about this domain
            assert not any(plat(tekst) in plat(zin) for zin in punten.zinnen)


# what is missing


def test_zonder_rekening_geen_lege_grafiek_en_wel_woorden():
    p = profiel("GM1674", 2026)
    assert "begrootte voor 2026" in p.sectie("oordeel").kop
    assert [r[0] for r in p.sectie("wetten").blokken[0].rijen][:3] == [
        "Begroot (primitief)",
        "Besteed (jaarrekening)",
        "Begroot per inwoner",
    ]
    assert set(p.sectie("wetten").blokken[0].rijen[1][1:]) == {"nog niet verschenen"}
    assert p.sectie("plaats").blokken[0].onderkop.startswith("Begroot in 2026")
    assert "geen rekenbedragen" in p.sectie("rijk").kop
    assert not any(isinstance(b, Tabel) for b in p.sectie("rijk").blokken)


def test_niet_aangeleverde_rekening_staat_er_in_woorden():
    p = profiel("GM0809")  # Loon op Zand, jaarrekening 2024
    assert set(p.sectie("wetten").blokken[0].rijen[1][1:]) == {"niet aangeleverd"}
    assert any("De jaarrekening 2024 is niet aangeleverd" in z for z in p.sectie("let_op").blokken[0].zinnen)


def test_nullen_zijn_niet_aangeleverd():
    p = profiel("GM1961", 2023)  # Vijfheerenlanden filed a jaarrekening of zeros
    assert set(p.sectie("wetten").blokken[0].rijen[1][1:]) == {"niet aangeleverd"}
    assert "€ 0" not in plat(" ".join(c for r in p.sectie("wetten").blokken[0].rijen for c in r))


def test_onvolledig_jaar_zegt_wat_ontbreekt_en_geeft_geen_strook():
    p = profiel("GM0363", 2022)
    assert p.sectie("oordeel").kop.startswith("Amsterdam gaf in 2022")  # its own two reports, without Weesp
    assert "Weesp" in p.sectie("oordeel").blokken[0].tekst
    assert isinstance(p.sectie("plaats").blokken[0], Alinea)


def test_niets_aangeleverd_geeft_een_profiel_dat_het_zegt():
    p = profiel("GM1961", 2025)
    assert "geen cijfers bekend" in p.sectie("oordeel").kop
    assert not any(isinstance(b, Figuur) for b in p.sectie("plaats").blokken)
    assert (
        "geen begroting" in p.sectie("plaats").blokken[0].tekst
        or "geen jaarrekening" in p.sectie("plaats").blokken[0].tekst
    )
    assert len(pypdfium2.PdfDocument(io.BytesIO(pdf(p)))) in (2, 3)


def test_geen_opdrachten_van_het_scherm_op_papier():
    for gm_code, jaar in (("GM1674", 2024), ("GM1674", 2026), ("GM1961", 2025), ("GM0363", 2022)):
        for sectie in profiel(gm_code, jaar).secties:
            for blok in sectie.blokken:
                zinnen = (
                    getattr(blok, "zinnen", None)
                    or getattr(blok, "vlaggen", None)
                    or (getattr(blok, "tekst", ""), getattr(blok, "onderkop", ""))
                )
                assert not re.search(r"\b(Kies|Klik)\b", " ".join(zinnen)), sectie


def test_groep_zonder_leden_wordt_gezegd():
    p = profiel("GM1674", groep="eigen")
    assert "nog geen gemeenten gekozen" in p.sectie("plaats").blokken[0].tekst
    assert "Kies" not in p.sectie("plaats").blokken[0].tekst
    assert len(p.sectie("wetten").blokken[0].rijen) == 5


@pytest.mark.parametrize(
    ("keuzes", "woord"),
    [
        ({"gm_code": "GM9999"}, "gemeente met code"),
        ({"gm_code": "Roosendaal"}, "gemeente met code"),
        ({"jaar": 1999}, "1999"),
        ({"definitie": "alles"}, "telling"),
        ({"eenheid": "dollar"}, "eenheid"),
        ({"groep": "vrienden"}, "groep"),
        ({"adres": "javascript:alert(1)"}, "webadres"),
        ({"adres": "https://x.nl/?a=1"}, "webadres"),
    ],
)
def test_verkeerde_keuze_geeft_een_nederlandse_zin(keuzes, woord):
    with pytest.raises(Gebruikersfout, match=woord):
        maak_profiel(haal(), Opties(**{"gm_code": "GM1674", "jaar": 2024, **keuzes}))


def test_link_en_qr(monkeypatch):
    monkeypatch.setenv("GEMEENTEN3D_ADRES", "http://localhost:8501/")
    assert adres(None) == "http://localhost:8501"
    p = maak_profiel(haal(), Opties("GM1674", 2024))
    assert p.link == "http://localhost:8501/?g=GM1674&jaar=2024"
    assert "<svg" in qr_svg(p.link)
    monkeypatch.delenv("GEMEENTEN3D_ADRES")
    zonder = maak_profiel(
        haal(), Opties("GM1674", 2024, definitie="breed", eenheid="inwoner", groep="GM0363,GM0599")
    )
    assert zonder.link is None
    assert zonder.query == "g=GM1674&jaar=2024&telt=breed&toon=inwoner&met=GM0363,GM0599"
    assert zonder.query in woorden(pdf(zonder))


def test_zelfde_keuzes_zelfde_bytes():
    vast = {"datum": date(2026, 3, 2), "adres": ""}
    een, twee = (pdf(maak_profiel(haal(), Opties("GM0088", 2024, **vast))) for _ in range(2))
    assert een == twee


# HTML


def test_html_heeft_dezelfde_inhoud_in_dezelfde_volgorde():
    p = profiel("GM0820")
    tekst = html(p).decode("utf-8")
    plek = 0
    for sectie in p.secties:
        plek = tekst.index(f'id="kop-{sectie.id}"', plek)
    kaal = plat(re.sub(r"<[^>]+>", " ", tekst.replace("&#39;", "'").replace("&amp;", "&")))
    for cijfer in p.cijfers:
        if not cijfer.id.startswith(("reeks.", "plaats.")):
            assert plat(cijfer.tekst) in kaal, cijfer


def test_html_staat_op_zichzelf():
    tekst = html(profiel("GM1674")).decode("utf-8")
    assert '<html lang="nl">' in tekst
    assert "<script" not in tekst
    assert not re.search(r'(?:src|srcset)="(?!data:)|@import|url\((?!#|data:font)', tekst)
    assert set(re.findall(r'href="([^"]+)"', tekst)) == {profiel("GM1674").link.replace("&", "&amp;")}
    assert tekst.count("<h1") == 1
    assert tekst.count('role="img" aria-label="') == 7  # six charts and the QR code
    assert tekst.count("<svg ") == tekst.count('<svg aria-hidden="true"')
    assert len(html(profiel("GM1674"))) < 420_000  # half of it is the letters


# golden renders


@pytest.mark.parametrize(
    ("gm_code", "jaar"),
    [
        ("GM1674", 2024),
        pytest.param("GM0363", 2022, marks=volledig),
        pytest.param("GM0088", 2024, marks=volledig),
    ],
)
def test_ziet_eruit_als_het_bewaarde_beeld(gm_code, jaar):
    """Renewed with GOUD_BEWAREN=1; look at the picture before committing it."""
    p = maak_profiel(haal(), Opties(gm_code, jaar, adres=hulp.ADRES, datum=date(2026, 3, 2)))
    bladen = [Image.open(io.BytesIO(b)).convert("L") for b in png(p, 60)]
    nu = Image.new("L", (sum(b.width for b in bladen), bladen[0].height), 255)
    for nummer, blad in enumerate(bladen):
        nu.paste(blad, (nummer * bladen[0].width, 0))
    pad = GOUD / f"{gm_code}_{jaar}.png"
    if os.environ.get("GOUD_BEWAREN"):
        GOUD.mkdir(exist_ok=True)
        nu.quantize(16).save(pad, optimize=True)
    with Image.open(pad) as bewaard:
        toen = bewaard.convert("L")
    assert toen.size == nu.size
    verschil = ImageChops.difference(toen, nu).point(lambda w: 255 if w > 96 else 0)
    anders = verschil.histogram()[255] / (nu.width * nu.height)
    assert anders < 0.004, f"{100 * anders:.2f}% van de beeldpunten is anders"  # dates and version differ
