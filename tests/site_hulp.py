"""Reading a page of the static edition as a reader does: words per section, tables, links; nothing of the code that made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.profiel_hulp import plat

_LEEG = {"meta", "link", "br", "input", "img", "hr"}


@dataclass
class Tabel:
    """A table as it stands: caption, headings, rows of cells."""

    onderschrift: str = ""
    koppen: list[str] = field(default_factory=list)
    rijen: list[list[str]] = field(default_factory=list)


@dataclass
class Sectie:
    """What stands between a heading and the next part of the page."""

    kop: str = ""
    punten: list[str] = field(default_factory=list)
    alineas: list[str] = field(default_factory=list)
    koppen: list[str] = field(default_factory=list)  # of the third level
    tabellen: list[Tabel] = field(default_factory=list)
    alternatieven: list[str] = field(default_factory=list)  # of the drawings


class Blad(HTMLParser):
    """A page."""

    def __init__(self, pad: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.titel, self.h1 = "", ""
        self.meta: dict[str, str] = {}
        self.links: list[str] = []
        self.ids: list[str] = []
        self.secties: dict[str, Sectie] = {"": Sectie()}
        self.woorden: list[str] = []
        self._open: list[str] = []
        self._nu = ""
        self._stuk: list[str] = []
        self.feed(pad.read_text(encoding="utf-8"))
        self.close()

    @property
    def tekst(self) -> str:
        """All words outside style and drawings, with single spaces."""
        return plat(" ".join(self.woorden)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {k: w or "" for k, w in attrs}
        if tag not in _LEEG:
            self._open.append(tag)
        if "id" in kenmerken and "svg" not in self._open:
            self.ids.append(kenmerken["id"])
        for naam in ("href", "src"):
            if naam in kenmerken:
                self.links.append(kenmerken[naam])
        if tag == "meta":
            self.meta[kenmerken.get("name") or kenmerken.get("property", "")] = kenmerken.get("content", "")
        sectie = self.secties[self._nu]
        if tag == "section":
            self._nu = kenmerken.get("id", "")
            self.secties.setdefault(self._nu, Sectie())
        elif tag == "table":
            sectie.tabellen.append(Tabel())
        elif tag == "tr" and "tbody" in self._open:
            sectie.tabellen[-1].rijen.append([])
        elif kenmerken.get("role") == "img":
            sectie.alternatieven.append(plat(kenmerken.get("aria-label", "")))
        if tag in ("p", "li", "h1", "h2", "h3", "th", "td", "caption", "title"):
            self._stuk = []

    def handle_endtag(self, tag: str) -> None:
        stuk, sectie = plat("".join(self._stuk)).strip(), self.secties[self._nu]
        if tag == "title" and "svg" not in self._open:
            self.titel = stuk
        elif tag == "h1":
            self.h1 = stuk
        elif tag == "h2":
            sectie.kop = stuk
        elif tag == "h3":
            sectie.koppen.append(stuk)
        elif tag == "p":
            sectie.alineas.append(stuk)
        elif tag == "li":
            sectie.punten.append(stuk)
        elif tag == "caption":
            sectie.tabellen[-1].onderschrift = stuk
        elif tag in ("th", "td"):
            tabel = sectie.tabellen[-1]
            (tabel.rijen[-1] if "tbody" in self._open else tabel.koppen).append(stuk)
        elif tag == "section":
            self._nu = ""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "svg" in self._open or "style" in self._open or "script" in self._open:
            return
        self._stuk.append(data)
        self.woorden.append(data)


def kapotte_links(wortel: Path, adres: str = "") -> list[str]:
    """Every link in every page of the edition that leads nowhere: 'page -> link'."""
    bladen = {pad: Blad(pad) for pad in wortel.rglob("*.html")}
    fouten = []
    for pad, blad in bladen.items():
        if len(set(blad.ids)) != len(blad.ids):
            fouten.append(f"{pad.name}: dubbele id")
        for link in (*blad.links, blad.meta.get("og:image", "")):
            if adres and link.startswith(adres):
                doel, anker = wortel / link.removeprefix(adres).lstrip("/"), ""
            elif link.startswith(("http://", "https://")) or not link:
                continue
            else:
                naam, _, anker = link.partition("#")
                doel = (pad.parent / naam).resolve() if naam else pad
            if not doel.is_file():
                fouten.append(f"{pad.relative_to(wortel)} -> {link}")
            elif anker and anker not in bladen[doel].ids:
                fouten.append(f"{pad.relative_to(wortel)} -> {link} (geen {anker})")
    return fouten
