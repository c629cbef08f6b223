"""The frame: the choices every page shares, kept in the URL so that a link is a view.

The URL is read before any widget exists. Codes, names and old names of municipalities are
resolved; anything else is answered with a Dutch sentence and dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st

from loaders.gemeentenamen import Namen, als_code, sleutel, sorteersleutel, van_rijen
from queries import rijen as als_rijen
from ui.gegevens import database, haal
from verhaal.beeld import Keuze
from verhaal.beeld import standaardjaar as _standaardjaar
from verhaal.eenheden import EENHEDEN, Eenheid
from verhaal.groep import EIGEN, HOOGSTENS, STANDAARD, eigen_codes
from verhaal.html import maak

PARAMETERS = ("g", "jaar", "telt", "toon", "met")
_SLEUTEL = "keuze_"  # prefix of the widget keys in the session
_HOOGSTENS = 40  # characters of a wrong value that are repeated to the reader


@dataclass(frozen=True)
class Link:
    """Gives the address of a page for a municipality; equal when all other choices are."""

    rest: str

    def __call__(self, gm_code: str) -> str:
        return f"?g={gm_code}&{self.rest}"


@dataclass(frozen=True)
class Naam:
    """A name someone may type: what it is called in the list, and the municipality of today."""

    label: str
    naam: str
    gm_code: str
    naam_nu: str
    is_huidig: bool


@lru_cache(maxsize=2)
def _namen(_versie: str) -> dict[str, Naam]:
    """Option id -> name, in the order of the list; current names first have their code as id."""
    namen: dict[str, Naam] = {}
    for r in als_rijen(haal.namen()):
        if r["is_huidig"]:
            namen[r["gm_code"]] = Naam(r["naam"], r["naam"], r["gm_code"], r["naam_nu"], True)
    labels = {n.label for n in namen.values()}
    for r in als_rijen(haal.namen()):
        kort = r["naam_nu"].startswith(r["naam"] + " (")  # 'Stein' beside 'Stein (L.)': found anyway
        label = f"{r['naam']} (nu {r['naam_nu']})"
        if r["is_huidig"] or kort or label in labels:
            continue
        if r["gm_code_toen"] == r["gm_code"]:
            label = f"{r['naam']} ({r['naam_nu']})"
        labels.add(label)
        namen[f"{r['gm_code_toen']}|{r['naam']}"] = Naam(label, r["naam"], r["gm_code"], r["naam_nu"], False)
    return dict(sorted(namen.items(), key=lambda paar: sorteersleutel(paar[1].label)))


@lru_cache(maxsize=2)
def _zoeklijst(_versie: str) -> Namen:
    """Every name and code that someone may put in the address."""
    return van_rijen(als_rijen(haal.namen()))


@lru_cache(maxsize=2)
def _opgegaan(_versie: str) -> dict[str, str]:
    """Key of a name, or code, of a municipality that merged -> its name; a name of today is never an old one."""
    rijen = als_rijen(haal.namen())
    nu = {sleutel(r["naam"]) for r in rijen if r["is_huidig"]}
    weg = [r for r in rijen if r["gm_code_toen"] != r["gm_code"]]
    return {r["gm_code_toen"]: r["naam"] for r in weg} | {
        k: r["naam"] for r in weg if (k := sleutel(r["naam"])) not in nu
    }


@dataclass(frozen=True)
class Velden:
    """What the other fields offer; the same for every visitor of a version."""

    jaren: list[str]
    standaardjaar: str
    definities: dict[str, str]
    groepen: dict[str, str]


@lru_cache(maxsize=2)
def _velden(_versie: str) -> Velden:
    return Velden(
        [str(j) for j in sorted(haal.jaren()["jaar"], reverse=True)],
        str(_standaardjaar(haal.jaren())),
        dict(haal.definities()[["definitie", "naam"]].itertuples(index=False, name=None)),
        dict(haal.groepsoorten()[["groep", "naam"]].itertuples(index=False, name=None)),
    )


def namen() -> dict[str, Naam]:
    """All names in the search list of the served database version."""
    return _namen(str(database()))


def _jaren() -> list[str]:
    return _velden(str(database())).jaren


def standaardjaar() -> str:
    """The newest year in which most municipalities have a jaarrekening."""
    return _velden(str(database())).standaardjaar


def _definities() -> dict[str, str]:
    return _velden(str(database())).definities


def _standaard() -> dict[str, str | None]:
    return {"g": None, "jaar": standaardjaar(), "telt": "smal", "toon": "totaal", "met": STANDAARD}


def _oud_zin(naam: str, naam_nu: str) -> str:
    return f"{naam} hoort nu bij {naam_nu}. U ziet de cijfers van {naam_nu}."


def lees(parameters: Callable[[str], str | None]) -> tuple[dict[str, str | None], list[str]]:
    """Valid choices from URL parameters, and a Dutch sentence for everything dropped or replaced."""
    keuze, meldingen = _standaard(), []
    if gevraagd := parameters("g"):
        zoek = _zoeklijst(str(database()))
        if code := zoek.een(gevraagd):
            keuze["g"] = code
            oud = _opgegaan(str(database())).get(als_code(gevraagd) or sleutel(gevraagd))
            if oud:
                meldingen.append(_oud_zin(oud, namen()[code].naam))
        else:
            lijkt = "".join(f" Bedoelt u {naam}?" for naam in zoek.lijkt(gevraagd))
            meldingen.append(
                f"Wij kennen geen gemeente ‘{gevraagd[:_HOOGSTENS]}’.{lijkt} Kies hierboven uw gemeente."
            )
    jaar = parameters("jaar")
    if jaar in _jaren():
        keuze["jaar"] = jaar
    elif jaar is not None:
        meldingen.append(
            f"Van het jaar ‘{jaar[:_HOOGSTENS]}’ zijn er geen cijfers. U ziet nu {keuze['jaar']}."
        )
    for naam, geldig, veld in (("telt", _definities(), "Tel mee"), ("toon", EENHEDEN, "Toon")):
        waarde = parameters(naam)
        if waarde in geldig:
            keuze[naam] = waarde
        elif waarde is not None:
            standaard = geldig[str(keuze[naam])]
            meldingen.append(
                f"De keuze ‘{waarde[:_HOOGSTENS]}’ bij ‘{veld}’ bestaat niet. U ziet nu ‘{standaard}’."
            )
    if gevraagd := parameters("met"):
        keuze["met"], fouten = _lees_groep(gevraagd)
        meldingen += fouten
        if keuze["g"] in eigen_codes(str(keuze["met"])):
            rest = [c for c in eigen_codes(str(keuze["met"])) if c != keuze["g"]]
            keuze["met"] = ",".join(rest) or EIGEN
            meldingen.append(f"{namen()[str(keuze['g'])].naam} zelf telt niet mee in de groep.")
    return keuze, meldingen


def _soorten() -> dict[str, str]:
    return dict(_velden(str(database())).groepen)


def _lees_groep(gevraagd: str) -> tuple[str, list[str]]:
    """A kind of group, or codes and names (also old ones) with commas between them."""
    if gevraagd in _soorten():
        return gevraagd, []
    zoek = _zoeklijst(str(database()))
    codes: list[str] = []
    onbekend: list[str] = []
    delen = gevraagd[:2_000].split(",")
    while delen:
        # a name may have a comma in it: Nuenen, Gerwen en Nederwetten
        for lengte in (2, 1):
            if raak := zoek.een(",".join(delen[:lengte])):
                codes.append(raak)
                delen = delen[lengte:]
                break
        else:
            onbekend.append(delen.pop(0).strip()[:_HOOGSTENS])
    codes = list(dict.fromkeys(codes))
    meldingen = []
    if onbekend:
        rest = "De andere gemeenten tellen wel mee." if codes else f"U ziet nu ‘{_soorten()[STANDAARD]}’."
        meldingen.append(f"Wij kennen geen gemeente of groep ‘{onbekend[0]}’ om mee te vergelijken. {rest}")
    if len(codes) > HOOGSTENS:
        meldingen.append(f"U kunt hoogstens {HOOGSTENS} gemeenten kiezen. U ziet de eerste {HOOGSTENS}.")
    return ",".join(codes[:HOOGSTENS]) or STANDAARD, meldingen


def _groepen() -> dict[str, str]:
    """The options of 'Vergelijk met'; an own choice says how many municipalities are in it."""
    opties = _soorten()
    nu = str(st.session_state.get(_SLEUTEL + "met", STANDAARD))
    zelf = st.session_state.get(_SLEUTEL + "g")
    if eigen_codes(nu):
        n = len([c for c in eigen_codes(nu) if c != zelf])
        eigen = opties.pop(EIGEN)
        opties[nu] = f"{eigen} ({n} {'gemeente' if n == 1 else 'gemeenten'})"
    return opties


def kies_gemeente(gm_code: str) -> None:
    """Choose a municipality from elsewhere than the field: a dot, a bar, a region."""
    if gm_code in namen():
        st.session_state[_SLEUTEL + "g"] = gm_code
        _bij_keuze()


def linkmaker() -> Callable[[str], str]:
    """Gives the address of this page with everything as it is, for another municipality.

    A list asks it for every municipality, so what they share is read and encoded once.
    """
    alles = {**{k: st.query_params[k] for k in st.query_params}, **query()}
    voor = urlencode({k: v for k, v in alles.items() if k != "g"})
    return Link(voor)


def kies_groep(codes: list[str]) -> None:
    """Compare with these municipalities; with none, the own choice is empty."""
    st.session_state[_SLEUTEL + "met"] = ",".join(codes[:HOOGSTENS]) or EIGEN
    _schrijf_url()
    _meld([])


def _stand_url() -> tuple[str | None, ...]:
    return tuple(st.query_params.get(p) for p in PARAMETERS)


def query() -> dict[str, str]:
    """The choices as URL parameters, for links between pages; empty until something is chosen."""
    if not any(_stand_url()) and st.session_state.get(_SLEUTEL + "g") is None:
        return {}
    return {p: v for p in PARAMETERS if (v := st.session_state.get(_SLEUTEL + p))}


def _schrijf_url() -> None:
    """Only the parameters of the frame: those bound to widgets of a page may not be set, not even as they are."""
    keuzes = {p: v for p in PARAMETERS if (v := st.session_state.get(_SLEUTEL + p))}
    for p in PARAMETERS:
        if p in st.query_params and p not in keuzes:
            del st.query_params[p]
    if any(st.query_params.get(p) != v for p, v in keuzes.items()):
        st.query_params.update(keuzes)
    st.session_state["_url"] = _stand_url()


def _meld(teksten: list[str]) -> None:
    """Messages belong to these choices on this page; any change removes them."""
    st.session_state["_meldingen"] = (st.session_state.get("_pagina"), _stand_url(), teksten)


def meld_keuze(sleutel: str, tekst: str) -> None:
    """A wrong choice of a page in the address: say so under the frame, until something else is chosen."""
    bij = st.session_state.setdefault("_keuzemeldingen", {})
    bij[sleutel] = (st.session_state.get("_pagina"), _stand_url(), tekst)


def toon_keuzemelding(sleutel: str) -> None:
    """What ``meld_keuze`` said about this field, as long as page and choices are the same."""
    *bij, tekst = st.session_state.get("_keuzemeldingen", {}).get(sleutel, (None, None, ""))
    if tekst and tuple(bij) == (st.session_state.get("_pagina"), _stand_url()):
        with st.session_state.get("_plek_meldingen") or st.container():
            st.html(maak("melding.html", tekst=tekst))


def vergeet_keuzemelding(sleutel: str) -> None:
    """The reader chose something in this field."""
    st.session_state.get("_keuzemeldingen", {}).pop(sleutel, None)


def _bij_keuze() -> None:
    """After a choice: an old name becomes the municipality of today, and the URL follows."""
    meldingen: list[str] = []
    optie = st.session_state[_SLEUTEL + "g"]
    if optie is not None and not (naam := namen()[optie]).is_huidig:
        st.session_state[_SLEUTEL + "g"] = naam.gm_code
        if "(nu " in naam.label:
            meldingen = [_oud_zin(naam.naam, naam.naam_nu)]
    _schrijf_url()
    _meld(meldingen)


def begin(pagina: str) -> Keuze:
    """Read the URL into the session when it is not the one we wrote (load, link, back); return the choices."""
    st.session_state["_pagina"] = pagina
    compleet = all(_SLEUTEL + p in st.session_state for p in PARAMETERS)
    if not compleet or st.session_state.get("_url") != _stand_url():
        keuze, meldingen = lees(st.query_params.get)
        for naam, waarde in keuze.items():
            st.session_state[_SLEUTEL + naam] = waarde
        gegeven = {p: v for p in PARAMETERS if (v := st.query_params.get(p)) is not None}
        if any(keuze[p] != v for p, v in gegeven.items()):
            _schrijf_url()
        else:
            st.session_state["_url"] = _stand_url()
        _meld(meldingen)
    return keuze_nu()


def keuze_nu() -> Keuze:
    """The choices in the session."""
    s = st.session_state
    return Keuze(
        s[_SLEUTEL + "g"],
        int(s[_SLEUTEL + "jaar"]),
        s[_SLEUTEL + "telt"],
        Eenheid(s[_SLEUTEL + "toon"]),
        s[_SLEUTEL + "met"],
    )


def gemeentenaam() -> str | None:
    """Name of the chosen municipality; None for Nederland."""
    code = st.session_state[_SLEUTEL + "g"]
    return namen()[code].naam if code else None


def _samenvatting() -> str:
    keuze = keuze_nu()
    return f"{gemeentenaam() or 'Nederland'} · {keuze.jaar} · {EENHEDEN[keuze.eenheid.code]}"


def teken() -> None:
    """Draw the choices; on a phone they fold behind one line."""
    leeg = st.session_state[_SLEUTEL + "g"] is None
    with st.container(
        key="kader", gap=None
    ):  # one key: another one would rebuild the fields and lose the focus
        st.html(maak("kaderregel.html", samenvatting=_samenvatting(), leeg=leeg))
        with st.container(key="kader_velden", horizontal=True, vertical_alignment="bottom"):
            lijst, definities = namen(), _definities()
            st.selectbox(
                "Gemeente",
                list(lijst),
                format_func=lambda optie: lijst[optie].label,
                key=_SLEUTEL + "g",
                index=None,
                placeholder="Zoek uw gemeente",
                filter_mode="contains",  # loose matching may put another municipality on top
                on_change=_bij_keuze,
            )
            for label, sleutel, opties in (
                ("Jaar", "jaar", {j: j for j in _jaren()}),
                ("Tel mee", "telt", definities),
                ("Toon", "toon", EENHEDEN),
                ("Vergelijk met", "met", _groepen()),
            ):
                st.selectbox(
                    label,
                    list(opties),
                    format_func=opties.__getitem__,
                    key=_SLEUTEL + sleutel,
                    filter_mode=None,
                    placeholder="Maak een keuze",
                    on_change=_bij_keuze,
                )
            st.html(maak("kopieerlink.html"), width="content")
    bij_pagina, bij_stand, teksten = st.session_state.get("_meldingen", (None, None, []))
    if (bij_pagina, bij_stand) == (st.session_state["_pagina"], _stand_url()):
        for tekst in teksten:
            st.html(maak("melding.html", tekst=tekst))
    st.session_state["_plek_meldingen"] = st.container()
