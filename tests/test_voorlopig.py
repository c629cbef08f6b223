"""A report of which only the first edition is out says so on page, paper and in every export; so does a year of use."""

from __future__ import annotations

import io
import zipfile

import pytest

from loaders import versies
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from queries.antwoorden import Haal
from reports.bron import haal_uit
from reports.html import html
from reports.inhoud import Opties, Profiel
from reports.pdf import pdf
from reports.profiel import maak_profiel
from reports.tekst import docx
from reports.werkboek import werkboek
from tests.cbs.dienst import Dienst
from tests.hulp import haal as momentopname
from tests.profiel_hulp import plat, woorden
from tests.ververs_hulp import klant, kleine_map, kleine_wereld
from verhaal import samenstelling, taakveldfiguren, wetfiguren
from verhaal.beeld import Beeld, Keuze
from verhaal.eenheden import Eenheid
from verhaal.figuur import Figuur
from verhaal.vergelijken import plaats
from verhaal.vergelijken.vergelijking import Vergelijking

GM = "GM0855"  # Tilburg
ZIN = "De jaarrekening 2024 is de eerste, voorlopige uitgave van het CBS."


@pytest.fixture(scope="module")
def haal(tmp_path_factory: pytest.TempPathFactory) -> Haal:
    """The rekening of 2024 refreshed while its second edition is not out; the begroting has both."""
    data = kleine_map(tmp_path_factory.mktemp("voorlopig") / "data")
    wereld = kleine_wereld(data, [2024])
    cellen = wereld.iv3[2024].cellen
    for cel, (eerste, _) in list(cellen.items()):
        if cel[0] == "X005":
            cellen[cel] = (eerste, None)
    with Dienst(wereld) as dienst:
        assert ververs(data, ["iv3", "wmo"], Wens(), klant(dienst)) == []
    nu = versies.huidige(data)
    assert nu is not None
    return haal_uit(nu)


@pytest.fixture(scope="module", params=[GM, None], ids=["Tilburg", "Nederland"])
def beeld(haal: Haal, request: pytest.FixtureRequest) -> Beeld:
    return Beeld.laad(haal, Keuze(request.param, 2024, "smal", Eenheid("totaal")))


@pytest.fixture(scope="module")
def profiel(haal: Haal) -> Profiel:
    return maak_profiel(haal, Opties(GM, 2024, adres=""))


def figuren(haal: Haal, beeld: Beeld) -> list[Figuur]:
    """The figures of which a number is of that report."""
    uit = [wetfiguren.wetten_over_jaren(haal, beeld), wetfiguren.wet_over_jaren(haal, beeld, "wmo")]
    makers = (taakveldfiguren.taakvelden, samenstelling.waaruit, taakveldfiguren.preventie)
    for maker in makers[beeld.is_nederland :]:  # the first has none for the country
        figuur = maker(haal, beeld)
        assert figuur is not None, maker.__name__
        uit.append(figuur)
    figuur = wetfiguren.afwijking_per_jaar(haal, beeld, "jeugdwet")
    assert figuur is not None
    if not beeld.is_nederland:
        v = Vergelijking.laad(haal, beeld.keuze, "besteed")
        uit.append(plaats.plaatsen(haal, v))
    return [*uit, figuur]


def test_in_elke_figuur_en_haar_bestanden(haal: Haal, beeld: Beeld) -> None:
    if beeld.is_nederland:
        assert set(beeld.voorlopig_bij([2023, 2024])) == {(2024, "rekening")}
    else:
        assert beeld.vlag(2024, "voorlopig")
        assert not beeld.vlag(2023, "voorlopig")
        assert ZIN in " ".join(beeld.vlagzinnen([2024]))
    for figuur in figuren(haal, beeld):
        assert any("voorlopig" in v.lower() for v in figuur.vlaggen), figuur.sleutel
        assert "oorlopig" in figuur.csv(nederlands=True).decode("utf-8-sig"), figuur.sleutel
        assert "oorlopig" in figuur.csv(nederlands=False).decode(), figuur.sleutel
        assert "oorlopig" in figuur.svg().decode(), figuur.sleutel


def test_op_papier(profiel: Profiel) -> None:
    assert ZIN in woorden(pdf(profiel))
    assert ZIN in plat(html(profiel).decode())


def test_in_elk_bestand(haal: Haal, profiel: Profiel) -> None:
    for inhoud in (docx(profiel), werkboek(haal, profiel)):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            alles = " ".join(
                pak.read(n).decode("utf-8", "replace") for n in pak.namelist() if n.endswith(".xml")
            )
        assert "eerste, voorlopige uitgave" in alles


def test_een_voorlopig_jaar_van_gebruik(haal: Haal) -> None:
    """Wmo clients of 2025 are provisional at CBS: the figure and its file say so."""
    rijen = haal.indicatoren()
    rij = rijen[rijen["indicator_id"] == "wmo_clienten"].iloc[0]
    assert rij["waarschuwing"].startswith("De cijfers over 2025 zijn voorlopig.")


def test_zonder_verversing_is_geen_verslag_voorlopig() -> None:
    """The snapshot has improved editions only: no figure of it carries the word."""
    assert not (momentopname.vlaggen_jaar(jaar=2024)["vlag"] == "voorlopig").any()
