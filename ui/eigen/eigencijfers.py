"""Own figures on a page: drawn beside the published ones, with below it the place where a visitor gives them."""

from __future__ import annotations

import streamlit as st

from ui.blokken import alinea, niets, sectie
from ui.eigen import opslag
from ui.gegevens import haal
from ui.toon import toon
from verhaal.beeld import Beeld
from verhaal.eigen import naast_groep as groep
from verhaal.eigen.eigenfiguren import GEEN_SOM, naast_gepubliceerd, verschoven, waarom_niet
from verhaal.eigen.naast import besloten, posten
from verhaal.figuur import tabel_html
from verhaal.vergelijken.vergelijking import Vergelijking

KNOP = "Eigen cijfers ernaast leggen"


def eigen_cijfers(beeld: Beeld, *, taakvelden: bool = False) -> None:
    """What is given beside what is published, and the fields to give it; ``taakvelden``: also what moved most."""
    if beeld.is_nederland or beeld.keuze.gm_code is None:
        return
    opgaven = opslag.te_tonen(beeld.keuze.gm_code)
    for jaar in sorted({o.jaar for o in opgaven}):
        van_jaar = [o for o in opgaven if o.jaar == jaar]
        if figuur := naast_gepubliceerd(haal, beeld, van_jaar, jaar):
            toon(figuur)
        else:
            for opgave in van_jaar:
                niets(waarom_niet(haal, beeld, opgave))
        for rij in posten(haal, beeld, van_jaar, jaar):
            if zin := besloten(beeld.naam, rij):
                alinea(zin)
        for opgave in van_jaar if taakvelden else ():
            if figuur := verschoven(haal, beeld, opgave):
                toon(figuur)
    _paneel(beeld.keuze.gm_code, beeld.naam, beeld.keuze.definitie, beeld.nieuwste_rekening)


def naast_groep(v: Vergelijking, wet: str) -> None:
    """On Vergelijken: where own figures would lie between other municipalities; nothing when there are none."""
    ernaast = groep.naast_groep(haal, v, wet, opslag.te_tonen(str(v.keuze.gm_code)))
    if ernaast is None:
        return
    if ernaast.figuur is not None:
        toon(ernaast.figuur)
        return
    sectie(ernaast.kop, GEEN_SOM)
    for zin in ernaast.zinnen:
        niets(zin)
    if len(ernaast.tabel):
        st.html(tabel_html(ernaast.tabel, ernaast.kolommen, ernaast.kop))


@st.fragment
def _paneel(gm_code: str, naam: str, definitie: str, rekeningjaar: int) -> None:
    """The fields, made when they are asked for and without running the page again."""
    plek = st.expander(KNOP, key="uitklap_eigen", on_change="rerun")
    if plek.open:
        from ui.eigen import geven  # readers: loaded when someone has figures

        with plek:
            geven.geven(gm_code, naam, definitie, rekeningjaar)
