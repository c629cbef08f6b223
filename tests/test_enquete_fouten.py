"""Files that are no survey, or a damaged one: each ends in one Dutch message with place and remedy, and nothing is stored."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enquete import importeer as opslag
from enquete.duiden.beschrijving import Beschrijving, Koppeling, uit_toml
from enquete.enquetefouten import KOLOMMEN, Enquetefouten
from enquete.lezen import bestand, ruw
from fouten import Gebruikersfout
from loaders.versies import PROJECT
from tests.enquete_hulp import (
    ENQUETE,
    KOP,
    RIJEN,
    beschrijf,
    csv_bytes,
    importeer,
    met,
    met_deel,
    sav_bytes,
    toml,
    werkboek,
    xlsx_bytes,
)  # fmt: skip

MAKER = Callable[[Path], bytes]
GOED: list[list[object]] = [list(KOP), *[list(r) for r in RIJEN]]
BLAD = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def bron(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the snapshot with its reference tables beside it."""
    data = tmp_path_factory.mktemp("enquete") / "data"
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, data / naam)
    return data / "bron"


@pytest.fixture(scope="module")
def afdruk(bron: Path) -> str:
    """What the folder of figures looks like before anything is tried."""
    return _afdruk(bron)


@pytest.fixture(autouse=True)
def _snel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The municipalities are read once."""
    monkeypatch.setattr(opslag, "lees_plaatsen", lees_plaatsen)


lees_plaatsen = cache(opslag.lees_plaatsen)


def _afdruk(bron: Path) -> str:
    som = hashlib.sha256()
    for pad in sorted(bron.parent.rglob("*")):
        som.update(str(pad).encode() + (pad.read_bytes() if pad.is_file() else b""))
    return som.hexdigest()


# ---------------------------------------------------------------- how bad files are made


def _xlsx(rijen: list[list[object]] = GOED) -> bytes:
    return xlsx_bytes(werkboek(rijen))


def _samengevoegd(_: Path) -> bytes:
    boek = werkboek(GOED)
    boek.active.merge_cells("G1:I1")
    return xlsx_bytes(boek)


def _formule(_: Path) -> bytes:
    boek = werkboek(GOED)
    boek.active["F2"] = "=3+4"
    return xlsx_bytes(boek)


def _foutwaarde(_: Path) -> bytes:
    boek = werkboek(GOED)
    boek.active["F2"] = "#N/A"
    boek.active["F2"].data_type = "e"
    return xlsx_bytes(boek)


def _twee_bladen(_: Path) -> bytes:
    boek = werkboek(GOED, "Een")
    boek.create_sheet("Twee").append(["a", "b"])
    return xlsx_bytes(boek)


def _leeg_werkboek(_: Path) -> bytes:
    return xlsx_bytes(werkboek([]))


def _vervangen(naam: str, oud: bytes, nieuw: bytes) -> bytes:
    inhoud = _xlsx()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        deel = zip_.read(naam)
    assert oud in deel
    return met_deel(inhoud, "", {naam: deel.replace(oud, nieuw, 1)})


def _bom(_: Path) -> bytes:
    """A small file that unpacks to 220 MB, where 200 is allowed."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/workbook.xml", "<workbook/>")
        with zip_.open(BLAD, "w") as deel:
            for _i in range(220):
                deel.write(b" " * 1024 * 1024)
    return uit.getvalue()


def _liegende_bom(map_: Path) -> bytes:
    """The same, with a list of contents that says that it is small."""
    return _bom(map_).replace((220 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _entiteiten(_: Path) -> bytes:
    bom = b'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
    return _vervangen("xl/workbook.xml", b"<workbook", bom + b"<workbook")


def _wachtwoord(_: Path) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def _sav(map_: Path) -> bytes:
    tabel = pd.DataFrame(
        {"respondent": range(1, 41), "V1_wmo": [4.0, 5, 1, 2] * 10, "T5": [7.0, 8, 9, 1] * 10}
    )
    return sav_bytes(tabel, map_)


def _zsav(map_: Path) -> bytes:
    tabel = pd.DataFrame({"respondent": range(1, 41), "V1_wmo": [4.0, 5, 1, 2] * 10})
    return sav_bytes(tabel, map_, zsav=True)


def _sav_met(kolom: str, waarden: list[float], **labels: object) -> MAKER:
    def maak(map_: Path) -> bytes:
        tabel = pd.DataFrame({"respondent": [float(i) for i in range(len(waarden))], kolom: waarden})
        return sav_bytes(tabel, map_, **labels)

    return maak


def _kop(**anders: str) -> list[str]:
    return [anders.get(k.replace(".", "_"), k) for k in KOP]


def _vast(inhoud: bytes) -> MAKER:
    return lambda _: inhoud


def _een(rij: int, kolom: str, waarde: str) -> MAKER:
    return _vast(csv_bytes(rijen=met(rij, kolom, waarde)))


# id: file name, its contents, what the message must say (place and remedy)
BESTANDEN: dict[str, tuple[str, MAKER, str]] = {
    # kinds of files
    "leeg": ("a.csv", _vast(b""), r"a\.csv is leeg.*opnieuw"),
    "alleen_spaties": ("a.csv", _vast(b" \n\n \t "), r"a\.csv is leeg.*opnieuw"),
    "leeg_xlsx": ("a.xlsx", _vast(b""), r"leeg"),
    "leeg_sav": ("a.sav", _vast(b""), r"leeg"),
    "alleen_kop": ("a.csv", _vast(csv_bytes(rijen=[])), r"geen rijen.*Controleer"),
    "alleen_kop_xlsx": ("a.xlsx", lambda _: _xlsx([list(KOP)]), r"geen rijen.*Controleer"),
    "geen_uitgang": ("antwoorden", _vast(csv_bytes()), r"geen \.sav.*Sla"),
    "onbekende_uitgang": ("a.exe", _vast(b"MZ\x90"), r"geen \.sav.*Sla"),
    "oude_excel": ("a.xls", _vast(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)), r"beschadigd.*\.xlsx"),
    "oude_excel_als_xlsx": ("a.xlsx", _vast(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)), r"oud Excel.*uitgang"),
    "macrobestand": ("a.xlsm", lambda _: _xlsx(), r"macro's.*\.xlsx"),
    "binair_werkboek": ("a.xlsb", _vast(b"PK\x03\x04" + bytes(900)), r"beschadigd.*\.xlsx"),
    "ods": ("a.ods", _vast(b"PK\x03\x04" + bytes(900)), r"beschadigd.*\.xlsx"),
    "zip": ("a.zip", lambda _: _xlsx(), r"Pak het uit"),
    "pdf": ("a.pdf", _vast(b"%PDF-1.7 ..."), r"pdf.*Vraag"),
    "pdf_als_csv": ("a.csv", _vast(b"%PDF-1.7 ..."), r"pdf.*Vraag"),
    "webpagina_als_xls": ("a.xls", _vast(b"<html><table><tr><td>1</td></tr></table></html>"), r"webpagina.*Excel"),
    "webpagina_als_csv": ("a.csv", _vast(b"\xef\xbb\xbf<!DOCTYPE html><html></html>"), r"webpagina.*Excel"),
    "xml_als_xlsx": ("a.xlsx", _vast(b"<?xml version='1.0'?><Workbook/>"), r"xml.*Excel"),
    "sav_als_csv": ("a.csv", _sav, r"SPSS.*uitgang"),
    "csv_als_sav": ("a.sav", _vast(csv_bytes()), r"uitgang \.sav.*opnieuw"),
    "csv_als_xlsx": ("a.xlsx", _vast(csv_bytes()), r"uitgang \.xlsx.*opnieuw"),
    "xlsx_als_csv": ("a.csv", lambda _: _xlsx(), r"werkboek.*uitgang"),
    "xlsx_als_sav": ("a.sav", lambda _: _xlsx(), r"werkboek.*uitgang"),
    # workbooks
    "wachtwoord": ("a.xlsx", _wachtwoord, r"wachtwoord.*Haal"),
    "wachtwoord_xls": ("a.xls", _wachtwoord, r"wachtwoord.*Haal"),
    "macros_binnenin": ("a.xlsx", lambda _: met_deel(_xlsx(), "xl/vbaProject.bin"), r"macro's.*\.xlsx"),
    "zipbom": ("a.xlsx", _bom, r"groter dan 200 MB.*nieuw werkboek"),
    "liegende_zipbom": ("a.xlsx", _liegende_bom, r"(groter dan 200 MB|beschadigd).*(nieuw|opnieuw)"),
    "entiteiten": ("a.xlsx", _entiteiten, r"verwijzingen.*Excel"),
    "gewone_zip": ("a.xlsx", lambda _: met_deel(_kale_zip(), ""), r"geen werkboek.*sla"),
    "dubbel_onderdeel": ("a.xlsx", lambda _: _dubbel_deel(), r"twee keer.*Excel"),
    "afgebroken_xlsx": ("a.xlsx", lambda _: _xlsx()[:2000], r"beschadigd.*Excel"),
    "kapot_blad": ("a.xlsx", lambda _: _vervangen(BLAD, b"<sheetData>", b"<sheetData><row>"), r"beschadigd.*Excel"),
    "blad_weg": ("a.xlsx", lambda _: _vervangen("xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet9.xml"), r"beschadigd.*Excel"),
    "verre_cel": ("a.xlsx", lambda _: _vervangen(BLAD, b'r="A2"', b'r="XFD1048576"'), r"ver onder of naast.*Verwijder"),
    "samengevoegde_koppen": ("a.xlsx", _samengevoegd, r"G1:I1 zijn samengevoegd.*Splits"),
    "formule_zonder_uitkomst": ("a.xlsx", _formule, r"cel F2.*formule.*plak"),
    "foutwaarde": ("a.xlsx", _foutwaarde, r"cel F2.*foutwaarde.*Herstel"),
    "meer_bladen": ("a.xlsx", _twee_bladen, r"Een, Twee.*Kies"),
    "leeg_werkboek": ("a.xlsx", _leeg_werkboek, r"leeg.*Controleer"),
    "kop_mist_xlsx": ("a.xlsx", lambda _: _xlsx([[*KOP[:5], None, *KOP[6:]], *[list(r) for r in RIJEN]]), r"rij 1, kolom F.*eigen naam"),
    # SPSS
    "sav_1_byte": ("a.sav", lambda m: _sav(m)[:1], r"uitgang \.sav"),
    "sav_4_bytes": ("a.sav", lambda m: _sav(m)[:4], r"beschadigd.*opnieuw"),
    "sav_kop_half": ("a.sav", lambda m: _sav(m)[:100], r"beschadigd.*opnieuw"),
    "sav_in_de_kolommen": ("a.sav", lambda m: _sav(m)[:300], r"beschadigd.*opnieuw"),
    "sav_in_de_rijen": ("a.sav", lambda m: _sav(m)[:-300], r"(beschadigd|afgebroken).*opnieuw"),
    "sav_laatste_byte": ("a.sav", lambda m: _sav(m)[:-1], r"(beschadigd|afgebroken).*opnieuw"),
    "zsav_half": ("a.zsav", lambda m: _zsav(m)[: len(_zsav(m)) // 2], r"beschadigd.*opnieuw"),
    "sav_andere_labels": (
        "a.sav",
        _sav_met("V1_wmo", [1.0, 2] * 5, variable_value_labels={"V1_wmo": {1: "ja hoor", 2: "nee hoor"}}),
        r"rij 1, kolom V1_wmo.*'ja hoor'.*Verbeter",
    ),
    "sav_onbekende_code": ("a.sav", _sav_met("V1_wmo", [1.0] * 9 + [8]), r"rij 10, kolom V1_wmo.*Verbeter"),
    # csv
    "nul_bytes": ("a.csv", _vast(csv_bytes().replace(b"r2", b"r\x002")), r"rij 3.*stuurteken.*Sla"),
    "utf16_zonder_bom": ("a.csv", _vast(csv_bytes(codering="utf-16-le")), r"rij 1.*stuurteken.*Sla"),
    "utf32": ("a.csv", _vast(csv_bytes(codering="utf-32")), r"UTF-32.*Sla"),
    "twee_boms": ("a.csv", _vast(codecs.BOM_UTF8 * 2 + csv_bytes()), r"rij 1.*BOM.*Sla"),
    "bom_en_toch_geen_utf8": ("a.csv", _vast(codecs.BOM_UTF8 + "a;b\né;1\n".encode("cp1252")), r"tekencodering.*Sla"),
    "dubbel_gecodeerd": ("a.csv", _vast(csv_bytes(rijen=met(2, "gm_code", "Súdwest-FryslÃ¢n"))), r"rij 2.*accent.*Sla"),
    "codering_van_dos": ("a.csv", _vast("naam;b\nBelgi\u00eb;1\n".encode("cp850")), r"rij 2.*accent.*Sla"),
    "geen_tekst": ("a.csv", _vast(b"\x81\x8d\x8f\x90\x9d;a\n1;2\n"), r"tekencodering.*Sla"),
    "aanhalingstekens": ("a.csv", _vast(csv_bytes(rijen=met(4, "rol", '"raadslid'))), r"rij 4.*aanhalingstekens.*Herstel"),
    "rij_te_lang": ("a.csv", _vast(csv_bytes(rijen=[*RIJEN, [*RIJEN[0], "x"]])), r"rij 8: 10 velden in plaats van 9.*Controleer"),
    "rij_te_kort": ("a.csv", _vast(csv_bytes(rijen=[*RIJEN, RIJEN[0][:-1]])), r"rij 8: 8 velden in plaats van 9.*Controleer"),
    "een_kolom": ("a.csv", _vast(b"V1_wmo\n4\n5\n"), r"één kolom.*Sla"),
    "twee_scheidingstekens": ("a.csv", _vast(b"a;b,c\n1;2,3\n"), r"rij 1.*puntkomma's of komma's.*Zet"),
    "dubbele_kop": ("a.csv", _vast(csv_bytes(_kop(T5="V1_wmo"))), r"rij 1.*V1_wmo.*kolom E en in kolom F.*eigen naam"),
    "dubbele_kop_hoofdletters": ("a.csv", _vast(csv_bytes(_kop(T5="v1_WMO"))), r"rij 1.*kolom E en in kolom F.*eigen naam"),
    "lege_kop": ("a.csv", _vast(csv_bytes(_kop(T5=""))), r"rij 1, kolom F.*eigen naam"),
    "tienduizend_kolommen": ("a.csv", _vast(csv_bytes([f"k{i}" for i in range(10_000)], [["1"] * 10_000])), r"10000 kolommen.*Laat"),
    "lange_cel": ("a.csv", _vast(csv_bytes(rijen=met(3, "rol", "x" * 200_000))), r"rij 3.*te lang.*Herstel"),
    "twee_kolommen_voor_een_vraag": ("a.csv", _vast(csv_bytes(_kop(T5="V1wmo"), [[*r[:5], "4", *r[6:]] for r in RIJEN])), r"kolom V1wmo.*staat ook in kolom V1_wmo.*Kies"),
    "geen_vraag_herkend": ("a.csv", _vast(b"x;y\n1;2\n3;4\n"), r"geen enkele kolom.*beschrijf"),
    # cells
    "dubbele_respondent": ("a.csv", _een(3, "respondent", "r1"), r"rij 3, kolom respondent.*'r1'.*rij 2.*Verwijder"),
    "respondent_leeg": ("a.csv", _een(3, "respondent", ""), r"rij 3, kolom respondent.*Vul"),
    "onbekende_code": ("a.csv", _een(4, "V1_wmo", "9"), r"rij 4, kolom V1_wmo.*helemaal oneens.*'9'.*Verbeter"),
    "bijna_een_antwoord": ("a.csv", _een(4, "V1_wmo", "helemaal eenss"), r"rij 4.*Bedoelt u 'helemaal eens'"),
    "cijfer_te_hoog": ("a.csv", _een(2, "T5", "11"), r"rij 2, kolom T5.*van 1 tot en met 10.*'11'"),
    "cijfer_nul": ("a.csv", _een(2, "T5", "0"), r"rij 2, kolom T5.*van 1 tot en met 10"),
    "cijfer_min": ("a.csv", _een(2, "T5", "-3"), r"rij 2, kolom T5"),
    "cijfer_half": ("a.csv", _een(2, "T5", "7,5"), r"rij 2, kolom T5.*heel cijfer"),
    "cijfers_gemengd": ("a.csv", _vast(csv_bytes(rijen=[[*r[:5], c, *r[6:]] for r, c in zip(RIJEN, ["7,0", "8.0", "8", "", "1", "6"], strict=True)])), r"rij 3, kolom T5.*decimaalteken.*Schrijf"),
    "formule_in_csv": ("a.csv", _een(2, "T5", "=1+6"), r"rij 2, kolom T5"),
    "gewicht_gemengd": ("a.csv", _een(2, "weging", "0.5"), r"kolom weging.*decimaalteken.*Schrijf"),
    "gewicht_negatief": ("a.csv", _een(2, "weging", "-1"), r"rij 2, kolom weging.*0 of meer.*Vul"),
    "gewicht_leeg": ("a.csv", _een(2, "weging", ""), r"rij 2, kolom weging.*0 of meer.*Vul"),
    "gewicht_nan": ("a.csv", _een(2, "weging", "NaN"), r"rij 2, kolom weging.*'NaN'.*Vul"),
    "gewicht_oneindig": ("a.csv", _een(2, "weging", "inf"), r"rij 2, kolom weging.*'inf'.*Vul"),
    "gewicht_tekst": ("a.csv", _een(2, "weging", "zwaar"), r"rij 2, kolom weging.*'zwaar'.*Vul"),
    "gemeente_onbekend": ("a.csv", _een(2, "gm_code", "Ons Dorp"), r"rij 2, kolom gm_code.*'Ons Dorp'.*Schrijf"),
    "gemeente_bijna": ("a.csv", _een(2, "gm_code", "Amsterdm"), r"rij 2.*Bedoelt u 'Amsterdam'"),
    "gemeentecode_onbekend": ("a.csv", _een(2, "gm_code", "GM9999"), r"rij 2.*GM9999.*Zoek"),
    "gemeente_gesplitst": ("a.csv", _een(2, "gm_code", "Littenseradiel"), r"rij 2.*verdeeld over Leeuwarden.*van nu"),
    "gemeente_dubbelzinnig": ("a.csv", _een(2, "gm_code", "Bergen"), r"rij 2.*Bergen \(L\.\) of Bergen \(NH\.\).*gemeentecode"),
    "rol_onbekend": ("a.csv", _een(2, "rol", "baas"), r"rij 2, kolom rol.*raadslid.*'baas'.*Schrijf"),
    "vinkje_onbekend": ("a.csv", _een(2, "I1.coll", "misschien"), r"rij 2, kolom I1\.coll.*aangevinkt.*Verbeter"),
    "te_weinig_rijen": ("a.csv", _vast(csv_bytes(rijen=RIJEN[:3])), r"minstens 5.*'3'.*Wacht"),
    "meer_fouten_tegelijk": ("a.csv", _vast(csv_bytes(rijen=[[*r[:4], "x", *r[5:]] for r in RIJEN])), r"Daarna zijn er nog 5 fouten"),
}  # fmt: skip


def _kale_zip() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("../../etc/passwd", "x")
    return uit.getvalue()


def _dubbel_deel() -> bytes:
    uit = io.BytesIO(_xlsx())
    with zipfile.ZipFile(uit, "a") as zip_, pytest.warns(UserWarning, match="Duplicate"):
        zip_.writestr(BLAD, "<worksheet/>")
    return uit.getvalue()


@pytest.mark.parametrize(("naam", "maak", "zegt"), BESTANDEN.values(), ids=BESTANDEN)
def test_fout_bestand_geeft_een_zin_en_bewaart_niets(bron, afdruk, tmp_path, naam, maak, zegt):
    pad = tmp_path / naam
    pad.write_bytes(maak(tmp_path))
    with pytest.raises(Gebruikersfout) as fout:
        importeer(pad, Beschrijving(ENQUETE), bron)
    zin = str(fout.value)
    assert naam in zin, zin
    assert re.search(zegt, zin, re.S), zin
    assert "\n" not in zin
    assert zin.endswith(".")
    assert not re.search(r"Error|error|Traceback|None|nan", zin), zin
    assert _afdruk(bron) == afdruk


def test_genoeg_foute_bestanden():
    assert len(BESTANDEN) >= 60


def test_groter_dan_de_grens(bron, afdruk, tmp_path, monkeypatch):
    monkeypatch.setattr(ruw, "MAX_MB", 0.0001)
    pad = tmp_path / "a.csv"
    pad.write_bytes(csv_bytes())
    with pytest.raises(Gebruikersfout, match=r"a\.csv is groter dan .*MB.*Laat kolommen weg"):
        importeer(pad, Beschrijving(ENQUETE), bron)
    assert _afdruk(bron) == afdruk


def test_te_veel_rijen(monkeypatch):
    monkeypatch.setattr(ruw, "MAX_RIJEN", 5)
    with pytest.raises(Gebruikersfout, match=r"6 rijen; hoogstens 5"):
        bestand.lees_inhoud("a.csv", csv_bytes())


@pytest.mark.parametrize(
    "naam", ["../a.csv", "/etc/a.csv", "..\\a.csv", "a\x00.csv", "a\n.csv", "C:\\a.csv", "map/a.sav"]
)
def test_naam_met_een_map_of_stuurteken(naam):
    with pytest.raises(Gebruikersfout, match=r"naam van het bestand.*gewone naam"):
        bestand.lees_inhoud(naam, csv_bytes())


@pytest.mark.parametrize("naam", ["bestaat niet.csv", "a\x00b.csv", "x" * 300 + ".csv"])
def test_bestand_dat_er_niet_is(tmp_path, naam):
    with pytest.raises(Gebruikersfout, match="Controleer de naam"):
        bestand.lees(tmp_path / naam)


def test_map_in_plaats_van_bestand(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(Gebruikersfout, match="Controleer de naam"):
        bestand.lees(tmp_path / "a.csv")


def test_alle_fouten_staan_in_een_tabel(bron, tmp_path):
    pad = tmp_path / "a.csv"
    rijen = met(2, "T5", "11")
    rijen[2][2], rijen[4][3] = "baas", "-1"  # rows 4 and 6
    pad.write_bytes(csv_bytes(rijen=rijen))
    with pytest.raises(Enquetefouten) as fout:
        importeer(pad, Beschrijving(ENQUETE), bron)
    tabel = fout.value.tabel
    assert tabel.columns.tolist() == KOLOMMEN
    assert tabel[["rij", "kolom", "waarde"]].values.tolist() == [
        [2, "T5", "11"],
        [4, "rol", "baas"],
        [6, "weging", "-1"],
    ]
    assert tabel["oplossing"].str.endswith(".").all()


# ---------------------------------------------------------------- descriptions

BESCHRIJVINGEN: dict[str, tuple[str, str]] = {
    "geen_toml": ("titel = ", r"aan het einde.*TOML"),
    "regel_kapot": ("titel = 'a'\njaar 2026\n", r"regel 2.*TOML"),
    "sleutel_onbekend": (toml(titels='"x"'), r"sleutel titels.*kunt kiezen uit.*titel"),
    "sleutel_ontbreekt": (toml(titel=""), r"sleutel titel.*ontbreekt"),
    "jaar_als_tekst": (toml(jaar='"2026"'), r"sleutel jaar.*jaartal"),
    "jaar_onmogelijk": (toml(jaar="1026"), r"sleutel jaar.*jaartal"),
    "id_met_een_pad": (toml(enquete_id='"../../weg"'), r"enquete_id.*kleine letters"),
    "eenheid_onbekend": (toml(eenheid='"huishouden"'), r"eenheid.*respondent, gemeente, aggregaat"),
    "kolom_onbekend": (toml('[kolommen]\nleeftijd = "a"'), r"kolommen\.leeftijd.*gemeente"),
    "kolom_geen_tekst": (toml("[kolommen]\nrol = 3"), r"kolommen\.rol.*aanhalingstekens"),
    "rol_onbekend": (toml('[rollen]\nBaas = "baas"'), r"rollen.*raadslid"),
    "vaste_rol": (toml('[vast]\nrol = "baas"'), r"vast\.rol.*raadslid"),
    "vraag_van_ons_onbekend": (toml('[antwoorden]\nZ9 = "a"'), r'antwoorden\."Z9".*vragenlijst'),
    "vraag_zonder_tekst": (toml('[[vragen]]\nvraag_id = "a"\nkolom = "a"'), r"vragen 1, tekst.*ontbreekt"),
    "vraag_soort": (toml('[[vragen]]\nvraag_id = "a"\ntekst = "t"\nsoort = "half"'), r"vragen 1, soort.*enkel, meer"),
    "richting": (toml('[[vragen]]\nvraag_id = "a"\ntekst = "t"\nrichting = 2'), r"vragen 1, richting.*1 of -1"),
    "schaal_onbekend": (toml('[[vragen]]\nvraag_id = "a"\ntekst = "t"\nschaal = "s"'), r"schaal.*'s'.*\[schalen\]"),
    "een_antwoord": (toml('[[vragen]]\nvraag_id = "a"\ntekst = "t"\nopties = [{code = "1", label = "x"}]'), r"opties.*minstens twee"),
    "vragen_geen_lijst": (toml(vragen='"x"'), r"sleutel vragen.*lijst"),
    "weet_niet_onbekend": (toml('[[vragen]]\nvraag_id = "a"\ntekst = "t"\nweet_niet = ["9"]\nopties = [{code = "1", label = "x"}, {code = "2", label = "y"}]'), r"weet_niet.*'9'"),
    "heel_diep": ("a = " + "[" * 3000 + "]" * 3000, r"TOML"),
}  # fmt: skip


@pytest.mark.parametrize(("tekst", "zegt"), BESCHRIJVINGEN.values(), ids=BESCHRIJVINGEN)
def test_foute_beschrijving_noemt_de_sleutel(tekst, zegt):
    with pytest.raises(Gebruikersfout) as fout:
        uit_toml(tekst, "b.toml", ENQUETE.vragen)
    assert "b.toml" in str(fout.value)
    assert re.search(zegt, str(fout.value)), str(fout.value)


def test_beschrijving_die_niet_bij_het_bestand_past(bron, tmp_path):
    pad = tmp_path / "a.csv"
    pad.write_bytes(csv_bytes())
    for extra, zegt in (
        ('[kolommen]\nrespondent = "nr"', "kolom nr: die kolom is er niet"),
        ('[kolommen]\nrespondent = "rol"\nrol = "rol"', "twee keer beschreven"),
        ('[antwoorden]\nV1_wmo = "T5"\n[kolommen]\nrol = "V1_wmo"', "V1_wmo|T5"),
    ):
        with pytest.raises(Gebruikersfout, match=zegt):
            importeer(pad, beschrijf(extra), bron)
    dubbel = Beschrijving(
        ENQUETE, (Koppeling("V1_wmo", "vraag", "V1_wmo"), Koppeling("T5", "vraag", "V1_wmo"))
    )
    with pytest.raises(Gebruikersfout, match="staat ook in kolom V1_wmo"):
        importeer(pad, dubbel, bron)


AANTALLEN: dict[str, tuple[list[list[str]], str]] = {
    "half_mens": ([["V1_wmo", "GM0363", "4", "1,5"]], r"rij 2, kolom aantal.*geheel aantal"),
    "min": ([["V1_wmo", "GM0363", "4", "-1"]], r"rij 2, kolom aantal"),
    "leeg": ([["V1_wmo", "GM0363", "4", ""]], r"rij 2, kolom aantal"),
    "antwoord": ([["V1_wmo", "GM0363", "8", "1"]], r"rij 2, kolom antwoord"),
    "vraag": ([["V9", "GM0363", "4", "1"]], r"rij 2, kolom vraag"),
    "gebied": ([["V1_wmo", "Ergens", "4", "1"]], r"rij 2, kolom gebied"),
    "dubbel": ([["V1_wmo", "GM0363", "4", "1"]] * 2, r"rij 3.*één keer"),
    "provincie": ([["V1_wmo", "PV26", "4", "9"]], r"rij 2.*per gemeente"),
    "land_en_gemeente": ([["V1_wmo", "NL", "4", "9"], ["V1_wmo", "GM0363", "4", "9"]], r"rij 2.*Laat de rijen van Nederland weg"),
    "meer_zonder_noemer": ([["I1", "GM0363", "coll", "9"]], r"rij 2.*hoeveel mensen"),
}  # fmt: skip


@pytest.mark.parametrize(("rijen", "zegt"), AANTALLEN.values(), ids=AANTALLEN)
def test_foute_aantallen(bron, afdruk, tmp_path, rijen, zegt):
    pad = tmp_path / "a.csv"
    pad.write_bytes(csv_bytes(["vraag", "gebied", "antwoord", "aantal"], rijen))
    with pytest.raises(Gebruikersfout) as fout:
        importeer(pad, beschrijf(eenheid='"aggregaat"'), bron)
    assert re.search(zegt, str(fout.value)), str(fout.value)
    assert _afdruk(bron) == afdruk


# ---------------------------------------------------------------- anything at all


def _leest_of_legt_uit(naam: str, inhoud: bytes) -> None:
    """Anything but a table or a Gebruikersfout makes the test fail by itself."""
    zin = "."
    try:
        bestand.lees_inhoud(naam, inhoud)
    except Gebruikersfout as fout:
        zin = str(fout)
    assert zin.endswith(".")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    inhoud=st.binary(max_size=400),
    begin=st.sampled_from(
        [b"", b"$FL2@(#) SPSS", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"a;b\n1;2\n", b"<html>"]
    ),
    uitgang=st.sampled_from([*bestand.SOORTEN, ".xls", ".xlsm", ""]),
)
def test_willekeurige_bytes_geven_nooit_iets_anders(inhoud, begin, uitgang):
    _leest_of_legt_uit(f"a{uitgang}", begin + inhoud)


@cache
def _goede_bestanden() -> list[tuple[str, bytes]]:
    """Made once: a workbook holds the time it was made, and the next example must find the same bytes."""
    return [("a.xlsx", _xlsx()), ("a.csv", csv_bytes()), ("a.csv", csv_bytes(codering="utf-16"))]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_beschadigde_echte_bestanden_geven_nooit_iets_anders(data, tmp_path):
    """Bytes changed or cut off in files that were good."""
    naam, inhoud = data.draw(st.sampled_from(_goede_bestanden()))
    bytes_ = bytearray(inhoud)
    for _ in range(data.draw(st.integers(1, 6))):
        bytes_[data.draw(st.integers(0, len(bytes_) - 1))] = data.draw(st.integers(0, 255))
    _leest_of_legt_uit(naam, bytes(bytes_[: data.draw(st.integers(1, len(bytes_)))]))
