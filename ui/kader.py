"""The choices pages share, kept in the URL so that a link is a view; the frame holds municipality and year.

The URL is read before any widget exists. Codes, names and old names of municipalities are
resolved; anything else is answered with a Dutch sentence and dropped. The other choices stand at the figures they
change (``kies_eenheid``, ``kies_kosten``, ``kies_groepsoort``) and are remembered on pages that do not draw them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
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
KOSTEN, BEDRAGEN, MET = "Welke kosten", "Bedragen", "Vergelijk met"  # the fields that stand at figures
_SLEUTEL = "keuze_"  # prefix of the widget keys in the session
_HOOGSTENS = 40  # characters of a wrong value that are repeated to the reader
_AANGEBODEN = 5  # names that are offered when what was typed is no name
_STAND = (
    "_stand"  # the choices of this visitor: Streamlit forgets the value of a field that a page did not draw
)


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
def _vormen(_versie: str) -> list[tuple[str, str]]:
    """(key of a name, code of the municipality of today), in the order of the list."""
    return [(sleutel(n.naam), n.gm_code) for n in _namen(_versie).values()]


def gezocht(tekst: str) -> tuple[str | None, list[str]]:
    """What someone typed: the municipality it names, or else the codes to offer; likeness alone never chooses."""
    versie = str(database())
    if code := _zoeklijst(versie).een(tekst):
        return code, []
    if kort := sleutel(tekst[:_HOOGSTENS]):
        begint = list(dict.fromkeys(c for vorm, c in _vormen(versie) if vorm.startswith(kort)))
        bevat = list(dict.fromkeys([*begint, *(c for vorm, c in _vormen(versie) if kort in vorm)]))
        if len(begint) == 1 or len(bevat) == 1:
            return (begint or bevat)[0], []
        if bevat:
            return None, bevat[:_AANGEBODEN]
    return None, lijkt_op(tekst)


def lijkt_op(tekst: str) -> list[str]:
    """The codes of the municipalities whose names look most like this text, to offer."""
    zoek = _zoeklijst(str(database()))
    codes = (zoek.een(naam) for naam in zoek.lijkt(tekst, 3))
    return list(dict.fromkeys(c for c in codes if c))


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


def _onbekend_zin(gevraagd: str) -> str:
    lijkt = " of ".join(namen()[c].naam for c in lijkt_op(gevraagd))
    bedoelt = f" Bedoelt u {lijkt}?" if lijkt else ""
    return f"Wij kennen geen gemeente ‘{gevraagd[:_HOOGSTENS]}’.{bedoelt} Kies hierboven uw gemeente."


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
            meldingen.append(_onbekend_zin(gevraagd))
    jaar = parameters("jaar")
    if jaar in _jaren():
        keuze["jaar"] = jaar
    elif jaar is not None:
        meldingen.append(
            f"Van het jaar ‘{jaar[:_HOOGSTENS]}’ zijn er geen cijfers. U ziet nu {keuze['jaar']}."
        )
    for naam, geldig, veld in (
        ("telt", _definities(), KOSTEN),
        ("toon", EENHEDEN, BEDRAGEN),
    ):
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
    opties = dict(_soorten())
    nu, zelf = str(stand()["met"]), stand()["g"]
    if nu != EIGEN:
        opties.pop(EIGEN)  # names make it one
    if eigen_codes(nu):
        n = len([c for c in eigen_codes(nu) if c != zelf])
        opties[nu] = f"{_soorten()[EIGEN]} ({n} {'gemeente' if n == 1 else 'gemeenten'})"
    return opties


def stand() -> dict[str, str | None]:
    """The choices now. Fields follow it: Streamlit forgets the value of a field that a page did not draw."""
    return dict(st.session_state.get(_STAND, {}))


def _onthoud(**keuzes: str | None) -> None:
    st.session_state[_STAND] = {**stand(), **keuzes}


def _volg(parameter: str) -> str:
    """Let the field that is drawn next show the choice; its key."""
    sleutel_, keuze = _SLEUTEL + parameter, stand()[parameter]
    # on another page the field of the same key is another field, which does not know the value yet
    gevolgd = st.session_state.setdefault("_velden_op", {})
    elders = gevolgd.get(parameter) != st.session_state["_pagina"]
    if elders or sleutel_ not in st.session_state or st.session_state[sleutel_] != keuze:
        st.session_state[sleutel_] = keuze
    gevolgd[parameter] = st.session_state["_pagina"]
    return sleutel_


def kies_gemeente(gm_code: str) -> None:
    """Choose a municipality from elsewhere than the field: a dot, a bar, a region."""
    if gm_code in namen():
        _onthoud(g=gm_code)
        _schrijf_url()
        _meld([])


def linkmaker() -> Callable[[str], str]:
    """Gives the address of this page with everything as it is, for another municipality.

    A list asks it for every municipality, so what they share is read and encoded once.
    """
    alles = {**{k: st.query_params[k] for k in st.query_params}, **query()}
    voor = urlencode({k: v for k, v in alles.items() if k != "g"})
    return Link(voor)


def kies_groep(codes: list[str]) -> None:
    """Compare with these municipalities; with none, with those that are alike again."""
    _onthoud(met=",".join(codes[:HOOGSTENS]) or STANDAARD)
    _schrijf_url()
    _meld([])


def _stand_url() -> tuple[str | None, ...]:
    return tuple(st.query_params.get(p) for p in PARAMETERS)


def query() -> dict[str, str]:
    """The choices as URL parameters, for links between pages; empty until something is chosen."""
    if not any(_stand_url()) and stand()["g"] is None:
        return {}
    return {p: v for p, v in stand().items() if v}


def _schrijf_url() -> None:
    """Only the parameters of the frame: those bound to widgets of a page may not be set, not even as they are."""
    keuzes = {p: v for p, v in stand().items() if v}
    for p in PARAMETERS:
        if p in st.query_params and p not in keuzes:
            del st.query_params[p]
    if any(st.query_params.get(p) != v for p, v in keuzes.items()):
        st.query_params.update(keuzes)
    st.session_state["_url"] = _stand_url()


def _meld(teksten: list[str], aanbod: list[str] | None = None) -> None:
    """Messages belong to these choices on this page; any change removes them. ``aanbod``: municipalities to offer."""
    st.session_state["_meldingen"] = (st.session_state.get("_pagina"), _stand_url(), teksten, aanbod or [])


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


def _bij_keuze(parameter: str) -> None:
    """After a choice in a field: the URL follows."""
    meldingen: list[str] = []
    aanbod: list[str] = []
    waarde = st.session_state[_SLEUTEL + parameter]
    if parameter == "g" and waarde is not None:
        waarde, meldingen, aanbod = _welke_gemeente(str(waarde))
    _onthoud(**{parameter: waarde})
    _schrijf_url()
    _meld(meldingen, aanbod)


def _welke_gemeente(optie: str) -> tuple[str | None, list[str], list[str]]:
    """An option of the list or what was typed -> the municipality (else that of before), messages, and codes to offer."""
    if naam := namen().get(optie):
        oud = not naam.is_huidig and "(nu " in naam.label
        return naam.gm_code, [_oud_zin(naam.naam, naam.naam_nu)] if oud else [], []
    code, aanbod = gezocht(optie)
    if code:
        oude = _opgegaan(str(database())).get(sleutel(optie))
        return code, [_oud_zin(oude, namen()[code].naam)] if oude else [], []
    if any(sleutel(optie) in sleutel(namen()[c].naam) for c in aanbod):
        zin = f"Er zijn meer gemeenten met ‘{optie[:_HOOGSTENS]}’."
    else:
        zin = _onbekend_zin(optie)
    return stand()["g"], [zin], aanbod


def begin(pagina: str) -> Keuze:
    """Read the URL into the session when it is not the one we wrote (load, link, back); return the choices."""
    st.session_state["_pagina"] = pagina
    if _STAND not in st.session_state or st.session_state.get("_url") != _stand_url():
        keuze, meldingen = lees(st.query_params.get)
        gegeven = {p: v for p in PARAMETERS if (v := st.query_params.get(p)) is not None}
        _onthoud(**keuze)
        if any(keuze[p] != v for p, v in gegeven.items()):
            _schrijf_url()
        else:
            st.session_state["_url"] = _stand_url()
        _meld(meldingen, lijkt_op(gegeven["g"]) if "g" in gegeven and keuze["g"] is None else [])
    return keuze_nu()


def keuze_nu() -> Keuze:
    """The choices in the session."""
    nu = stand()
    return Keuze(nu["g"], int(str(nu["jaar"])), str(nu["telt"]), Eenheid(str(nu["toon"])), str(nu["met"]))


def gemeentenaam() -> str | None:
    """Name of the chosen municipality; None for Nederland."""
    code = stand()["g"]
    return namen()[code].naam if code else None


def _kies(label: str, parameter: str, opties: dict[str, str]) -> None:
    """One of the shared choices, where it does something; what is chosen now stays among the options."""
    st.selectbox(
        label,
        list(opties),
        format_func=opties.__getitem__,
        key=_volg(parameter),
        filter_mode=None,
        placeholder="Maak een keuze",
        on_change=_bij_keuze,
        args=(parameter,),
    )


def kies_eenheid(codes: Collection[str]) -> None:
    """In which unit amounts are said; only the units that differ in this view."""
    _kies(BEDRAGEN, "toon", {k: v for k, v in EENHEDEN.items() if k in codes or k == stand()["toon"]})


def kies_per_hoofd() -> None:
    """Per inhabitant or per youth; an amount as a whole is never compared, so that stands for per inhabitant."""
    gewoon = "inwoner" if (nu := str(stand()["toon"])) == "jongere" else nu
    _kies(BEDRAGEN, "toon", {gewoon: EENHEDEN["inwoner"], "jongere": EENHEDEN["jongere"]})


def kies_kosten(*, met_totaal: bool) -> None:
    """Which costs count; without a total of the laws on the page the shared costs change nothing."""
    opties = _definities()
    gedeeld = "" if met_totaal or stand()["telt"] == "breed" else "breed"
    _kies(KOSTEN, "telt", {k: v for k, v in opties.items() if k != gedeeld})


def kies_groepsoort() -> None:
    """With which kind of group to compare."""
    _kies(MET, "met", _groepen())


def teken(*, met_jaar: bool = True) -> None:
    """Draw municipality and year (where a page has one); on a phone they fold behind one line."""
    keuze, naam = keuze_nu(), gemeentenaam()
    with st.container(
        key="kader", gap=None
    ):  # one key: another one would rebuild the fields and lose the focus
        regel = " · ".join([naam or "Nederland", *([str(keuze.jaar)] if met_jaar else [])])
        st.html(maak("kaderregel.html", samenvatting=regel, leeg=naam is None))
        with st.container(key="kader_velden", horizontal=True, vertical_alignment="bottom"):
            lijst = namen()
            st.selectbox(
                "Gemeente",
                list(lijst),
                format_func=lambda optie: lijst[optie].label,
                key=_volg("g"),
                index=None,
                placeholder="Zoek uw gemeente",
                filter_mode="contains",  # loose matching may put another municipality on top
                accept_new_options=True,  # what is typed and is in no name is answered in a sentence
                on_change=_bij_keuze,
                args=("g",),
            )
            if met_jaar:
                _kies("Jaar", "jaar", {j: j for j in _jaren()})
            st.html(maak("kopieerlink.html"), width="content")
    bij_pagina, bij_stand, teksten, aanbod = st.session_state.get("_meldingen", (None, None, [], []))
    if (bij_pagina, bij_stand) == (st.session_state["_pagina"], _stand_url()):
        naar = linkmaker() if aanbod else str
        links = [(lijst[code].naam, naar(code)) for code in aanbod]
        for nummer, tekst in enumerate(teksten):
            st.html(maak("melding.html", tekst=tekst, links=links if nummer == 0 else []))
    st.session_state["_plek_meldingen"] = st.container()
