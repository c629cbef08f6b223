"""What a municipality said in a survey, printed in its profile: the counts of the survey, with source, never invented ones."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pypdfium2
import pytest

from fouten import Gebruikersfout
from reports import __main__ as opdracht
from reports.enquetedeel import eerste_vragen, gezegd
from reports.html import html
from reports.inhoud import Opties
from reports.pdf import pdf
from reports.profiel import maak_profiel
from reports.uitvoer import keuzes_tekst
from reports.werkboek import werkboek
from tests.hulp import open_app, tekst
from tests.profiel_hulp import ADRES, haal, plat
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.enquetes.enquetefiguren import eigen_zinnen

VRAGEN = ["Stelde de raad kaders?", "Is de informatie genoeg?", "Kent u uw ruimte?", "Vierde vraag?"]


def enquete(*, voorbeeld: bool = False, eenheid: str = "respondent", openbaar: bool = False) -> EigenEnquete:
    """Four questions in Roosendaal: 7 of 12 said yes to each; the second is hidden."""
    rijen = [
        {
            "vraag_id": f"v{i}", "geo_type": "gemeente", "geo_code": "GM1674", "geo_naam": "Roosendaal", "rol": "alle",
            "antwoord": a, "label": label, "volgorde": j, "soort": "antwoord", "n": None if i == 1 else n,
            "n_geldig": None if i == 1 else 12, "onderdrukt": "ja" if i == 1 else "nee",
            "reden": "Niet getoond: te weinig antwoorden." if i == 1 else None,
        }
        for i in range(4)
        for j, (a, label, n) in enumerate((("ja", "ja", 7), ("nee", "nee", 5)))
    ]  # fmt: skip
    vragen = pd.DataFrame(
        [{"vraag_id": f"v{i}", "volgorde": i, "tekst": t, "soort": "enkel"} for i, t in enumerate(VRAGEN)]
    )
    return EigenEnquete(
        "raad_2026", "Raadsenquête 2026", "de griffie", 2026, "raadsleden", eenheid, voorbeeld, vragen,
        pd.DataFrame(rijen), openbaar=openbaar,
    )  # fmt: skip


def met_enquete(*vragen: str, **anders: bool) -> Opties:
    return Opties(
        "GM1674", 2024, adres=ADRES, gezegd=gezegd(enquete(**anders), "GM1674", "Roosendaal", vragen)
    )


def test_zonder_keuze_de_eerste_vragen_die_getoond_mogen_worden():
    assert eerste_vragen(enquete(), "GM1674") == ("v0", "v2", "v3")
    assert eerste_vragen(enquete(), "GM0363") == ("v0",)  # no answers at all: one question, that says so


def test_woorden_van_de_raad_met_aantallen_en_bron():
    g = gezegd(enquete(), "GM1674", "Roosendaal", ("v0", "v1"))
    assert g.kop == "Wat antwoordde de raad van Roosendaal?"
    assert "de griffie, Raadsenquête 2026, 2026" in g.bron
    assert g.zinnen[0] == "Stelde de raad kaders? 7 van de 12: ja. 5 van de 12: nee."
    assert "tonen wij niet" in g.zinnen[1]
    assert "7" not in g.zinnen[1]


def test_wat_niet_gedeeld_mag_worden_komt_niet_op_papier():
    """Who holds the file sees it on the page; the paper says only that it is not shown."""
    e = enquete()
    geheim = e.uitkomsten[e.uitkomsten["onderdrukt"] == "ja"].assign(n=[3, 1], n_geldig=4)
    e = replace(e, niet_delen=geheim)
    (zin,) = eigen_zinnen(e, "v1", "GM1674", "Roosendaal")
    assert zin == "Niet delen, dit ziet alleen u: 3 van de 4: ja. 1 van de 4: nee."
    g = gezegd(e, "GM1674", "Roosendaal", ("v0", "v1"))
    assert "van de 4" not in str(g)
    assert "tonen wij niet" in g.zinnen[1]


def test_verzonnen_antwoorden_heten_voorbeeld():
    g = gezegd(enquete(voorbeeld=True), "GM1674", "Roosendaal")
    assert g.kop.startswith("VOORBEELD")
    assert "VOORBEELD" in g.bron


def test_vreemde_tekens_en_lange_vragen_breken_het_papier_niet():
    vreemd = enquete()
    lang = vreemd.vragen.assign(tekst="Vraag \U0001f600 \u4f60 " + "woord " * 200)
    g = gezegd(EigenEnquete(**{**vreemd.__dict__, "vragen": lang}), "GM1674", "Roosendaal", ("v0",))
    assert g.zinnen[0].startswith("Vraag ? ? woord")
    assert len(g.zinnen[0]) <= 420
    assert len(
        pypdfium2.PdfDocument(pdf(maak_profiel(haal(), Opties("GM1674", 2024, adres=ADRES, gezegd=g))))
    ) in (2, 3)


@pytest.mark.parametrize(
    ("vragen", "zin"),
    [
        (("v0", "weg"), "De vraag ‘weg’ staat niet in Raadsenquête 2026"),
        (("v0", "v1", "v2", "v3"), "hoogstens 3"),
    ],
)
def test_vraag_die_niet_kan_geeft_een_zin(vragen, zin):
    with pytest.raises(Gebruikersfout, match=zin):
        gezegd(enquete(), "GM1674", "Roosendaal", vragen)


def test_op_papier_webpagina_en_werkboek_staat_hetzelfde():
    import io

    import openpyxl

    p = maak_profiel(haal(), met_enquete())
    assert [s.id for s in p.secties][-4:] == ["gezegd", "vragen", "bronnen", "woorden"]
    zin = "Kent u uw ruimte? 7 van de 12: ja. 5 van de 12: nee."
    document = pypdfium2.PdfDocument(pdf(p))
    assert len(document) in (2, 3)
    bladzijden = " ".join(" ".join(b.get_textpage().get_text_bounded().split()) for b in document)
    assert zin in plat(bladzijden)
    assert zin in plat(html(p).decode() if isinstance(html(p), bytes) else html(p))
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(haal(), p)))
    cellen = [str(c.value) for rij in boek["Enquête"].iter_rows() for c in rij]
    assert zin in cellen
    assert cellen[0] == "Wat antwoordde de raad van Roosendaal?"


def test_andere_antwoorden_zijn_een_ander_bestand():
    """A folder of profiles is made anew when what the council said has changed."""
    kaal = Opties("GM1674", 2024, adres=ADRES)
    teksten = {keuzes_tekst(o) for o in (kaal, met_enquete(), met_enquete("v0"), met_enquete("v2"))}
    assert len(teksten) == 4


# ---------------------------------------------------------------- command line and page


def test_opdracht_kent_de_enquete_niet(tmp_path, capsys):
    vraag = ["profiel", "GM1674", "--map", str(tmp_path)]
    assert opdracht.main([*vraag, "--enquete", "weg"]) == 1
    assert "De enquête ‘weg’ staat niet in de database" in capsys.readouterr().err
    assert opdracht.main([*vraag, "--enquete", "landelijk", "--vragen", "V1"]) == 1
    assert "geef haar naam met --enquete" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.pdf"))


def test_pagina_zet_wat_raden_elders_zeiden_op_papier_en_nooit_het_voorbeeld():
    app = open_app("profiel", g="GM1674")
    (veld,) = [s for s in app.selectbox if s.label == "Enquête op het papier"]
    assert not [o for o in veld.options if "VOORBEELD" in o]
    assert "Wat zeiden raden in enquêtes?" not in tekst(app)
    app.selectbox(key="profiel_enquete").select("elders").run()
    assert not app.exception
    assert "Wat zeiden raden in enquêtes?" in tekst(app)
