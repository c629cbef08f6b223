"""Where this dashboard stands and whom one writes to: as the host set it, else as the browser asked for it."""

from __future__ import annotations

import os
import re
from urllib.parse import quote, urlencode

import streamlit as st

from fouten import Gebruikersfout
from reports.bron import adres as toets
from ui import kader
from verhaal.afzender import korte_sleutel

INSTELLING_CONTACT = "GEMEENTEN3D_CONTACT"
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,}")


def basis() -> str:
    """The address without page and choices; '' when neither the host nor the browser says it."""
    try:
        return toets(None) or toets(_van_verzoek())
    except Gebruikersfout:
        return ""


def _van_verzoek() -> str:
    url = (st.context.url or "").split("?")[0].rstrip("/")
    return url.removesuffix(f"/{pagina}") if (pagina := _pagina()) else url


def _pagina() -> str:
    return str(st.session_state.get("_pagina", ""))


def van_pagina(**erbij: str) -> str:
    """The address that opens this page with these choices."""
    eigen = {k: st.query_params[k] for k in st.query_params if k not in ("figuur", "insluiten")}
    return f"{basis()}/{_pagina()}?{urlencode({**eigen, **kader.query(), **erbij})}"


def van_figuur(sleutel: str, **erbij: str) -> str:
    """The same, at one figure."""
    return van_pagina(figuur=korte_sleutel(sleutel), **erbij)


def contact() -> str:
    """The address for letters to the host; '' when it is not set, or not an address."""
    gegeven = os.environ.get(INSTELLING_CONTACT, "").strip()
    return gegeven if _EMAIL.fullmatch(gegeven) else ""


def brief(titel: str, link: str, versie: str) -> str:
    """A letter to the host that already says which figure, choices and version it is about; '' without contact."""
    naar = contact()
    if not naar:
        return ""
    tekst = (
        f"Wat klopt er volgens u niet?\n\n\n\nFiguur: {titel}\nAdres: {link}\nVersie van de cijfers: {versie}\n"
        "Schrijft u namens een gemeente? Noem dan uw functie. Wij kunnen uw antwoord bij de figuur zetten, met naam en datum."
    )
    return f"mailto:{naar}?subject={quote('Klopt dit niet? ' + titel[:80])}&body={quote(tekst)}"
