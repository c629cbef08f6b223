"""What came of the study this product begins with: per sub-question, for a council member."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from queries import rijen as als_rijen
from ui import kader
from ui.gegevens import haal
from ui.navigatie import lijst
from verhaal.begrippen import opsomming
from verhaal.getallen import is_leeg
from verhaal.html import maak


def zinnen() -> list[str]:
    """What the study was, by whom it was given answers, and that it has no survey of its own."""
    namen = sorted(str(n) for n in haal.studiegemeenten()["naam"])
    return [
        f"De Raad voor het Openbaar Bestuur sprak met {len(namen)} gemeenten: {opsomming(namen)}.",
        "Een enquête van dat onderzoek zelf is niet gepubliceerd. De uitkomsten hieronder komen uit enquêtes van anderen.",
        "Zij gelden bijna altijd voor heel Nederland, nooit voor één raad.",
    ]


def toon(subvraag: str) -> None:
    """Finding, question to ask, who can do what, good practice, and the figure that belongs to it."""
    per_soort: dict[str, list[dict[str, Any]]] = {}
    for r in als_rijen(haal.studie(subvraag=subvraag)):
        rij = {k: "" if is_leeg(w) else w for k, w in r.items()}
        per_soort.setdefault(str(rij["soort"]), []).append(rij)
    st.html(
        maak(
            "studie.html",
            bevindingen=per_soort.get("bevinding", []),
            vragen=per_soort.get("vraag", []),
            praktijken=per_soort.get("praktijk", []),
            figuren=[{**f, "href": _href(f)} for f in per_soort.get("figuur", [])],
            aanbevelingen=als_rijen(haal.aanbevelingen(subvraag=subvraag)),
        )
    )


def _href(figuur: dict[str, Any]) -> str:
    """The address of a figure on a page of this product, with the choices of the reader."""
    pagina, _, eigen = str(figuur["pagina"]).partition("?")
    pad = next(p.url_path for p in lijst() if p.bestand == pagina)
    vraag = kader.query()
    if "met=" in eigen:
        vraag.pop("met", None)
    naar = urlencode({**vraag, **({"figuur": figuur["figuur"]} if figuur["figuur"] else {})})
    return f"{pad or './'}?{'&'.join(filter(None, (eigen, naar)))}"
