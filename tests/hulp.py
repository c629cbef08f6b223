"""Small helpers the tests share: a page run without a browser, and its words."""

from __future__ import annotations

import functools
import re
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from loaders.versies import PROJECT, huidige
from queries import verbind, vraag
from queries.antwoorden import Haal
from verhaal import bewaren
from verhaal.beeld import Beeld, Keuze
from verhaal.eenheden import Eenheid
from verhaal.figuur import Figuur

PAGINAS = (
    "overzicht",
    "vergelijken",
    "begroot_en_besteed",
    "rijksmiddelen",
    "profiel",
    "jeugdzorg",
    "enquete",
    "zelf_vragen",
    "verantwoording",
)


def open_app(pagina: str = "overzicht", **parameters: str) -> AppTest:
    """The dashboard as a new visitor with these URL parameters gets it."""
    app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60)
    for naam, waarde in parameters.items():
        app.query_params[naam] = waarde
    app.run()
    if pagina != "overzicht":
        app.switch_page(f"pages/{pagina}.py").run()
    return app


def klap_uit(app: AppTest) -> AppTest:
    """Everything that is made when it is opened, opened: explanations, tables, downloads."""
    for sleutel in list(app.session_state):
        if sleutel.startswith(("uitleg_", "downloads_", "tabel_", "uitklap_")):
            app.session_state[sleutel] = True
    return app.run()


def figuren_van(pagina: str, **parameters: str) -> dict[str, Figuur]:
    """Every figure that a page makes with these URL parameters, by its key."""
    gemaakt: dict[str, Figuur] = {}
    was = Figuur.__post_init__

    def onthoud(self: Figuur) -> None:
        was(self)
        gemaakt[self.sleutel] = self

    bewaren._kast.clear()  # a figure that was kept is not made again
    with patch.object(Figuur, "__post_init__", onthoud):
        assert not open_app(pagina, **parameters).exception
    return gemaakt


def html(app: AppTest) -> list[str]:
    """Every HTML fragment on the page, in order, without the script."""
    return [e.proto.body for e in app.get("html") if "<script>" not in e.proto.body]


def tekst(app: AppTest) -> str:
    """The words on the page, with ordinary spaces."""
    zonder = re.sub(
        r'<span class="begripuitleg".*?</span>|</?button[^>]*>', "", " ".join(html(app)), flags=re.S
    )
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", zonder).replace("\u00a0", " "))


def kop(app: AppTest) -> str:
    """The text of the one h1."""
    koppen = re.findall(r"<h1>(.*?)</h1>", " ".join(html(app)), re.S)
    assert len(koppen) == 1, koppen
    return koppen[0].replace("\u00a0", " ").replace("&#39;", "'")


@functools.cache
def _verbinding():
    database = huidige()
    assert database is not None, "bouw eerst de database: python -m loaders bouw"
    return verbind(database)


haal = Haal(lambda naam, parameters: vraag(_verbinding(), naam, **parameters))  # of the served database


def beeld(gm_code: str | None, jaar: int = 2024, definitie: str = "smal", eenheid: str = "totaal") -> Beeld:
    """The figures of a municipality as the pages load them."""
    return Beeld.laad(haal, Keuze(gm_code, jaar, definitie, Eenheid(eenheid)))
