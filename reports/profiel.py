"""From choices to a profile: every section asked from one database version, nothing drawn yet."""

from __future__ import annotations

from datetime import date

from loaders.fouten import LoaderFout
from reports import delen, enquetedeel, rijkdeel
from reports.bron import adres, query_van
from reports.cijfers import Lijst
from reports.eigen import toets_tekst
from reports.inhoud import Opties, Profiel, Sectie
from reports.stof import Stof
from ui import duiding
from ui.beeld import Beeld, Haal, Keuze
from ui.eenheden import EENHEDEN, Eenheid
from ui.groep import is_eigen


def maak_profiel(haal: Haal, opties: Opties) -> Profiel:
    """The profile of one municipality. ``haal`` must answer from one database version (``reports.bron.haal_uit``).

    Raises LoaderFout, in one Dutch sentence, for a choice that does not exist.
    """
    keuze = keuze_van(haal, opties)
    tekst = toets_tekst(opties.eigen_tekst)
    beeld = Beeld.laad(haal, keuze)
    lijst = Lijst()
    stof = Stof(haal, beeld, lijst, duiding.drempel(haal, "geen_verschil_pct"))
    versie = haal("versie").iloc[0]
    gebouwd = f"{versie['versie']}, gemaakt op {versie['gebouwd_op']:%d-%m-%Y}"
    query = query_van(keuze)
    basis = adres(opties.adres)
    link = f"{basis}/?{query}" if basis else None
    secties: list[Sectie] = [
        delen.oordeel(stof),
        *([delen.toelichting(beeld.naam, tekst)] if tekst else []),
        delen.wetten(stof),
        delen.ontwikkeling(stof),
        delen.preventie(stof),
        delen.opvallend(stof),
        delen.let_op(stof),
        delen.plaatsen(stof),
        rijk := rijkdeel.rijk(stof),
        *([enquetedeel.enquete(stof)] if opties.met_enquete else []),
        *([enquetedeel.gezegd_deel(opties.gezegd)] if opties.gezegd else []),
        delen.vragen(stof),
    ]
    secties.append(delen.leeswijzer(stof, len(rijk.blokken) > 1, gebouwd))
    return Profiel(
        opties=opties,
        naam=beeld.naam,
        titel=f"Profiel sociaal domein {beeld.naam}, {keuze.jaar}",
        datum=opties.datum or date.today(),
        versie=str(versie["versie"]),
        gebouwd_op=versie["gebouwd_op"].to_pydatetime(),
        link=link,
        verwijzing=f"Hetzelfde beeld op het scherm: {link or f'open het dashboard en zet ?{query} achter het adres'}",
        query=query,
        secties=tuple(secties),
        cijfers=lijst.alle(),
        logo=opties.logo,
    )


def keuze_van(haal: Haal, opties: Opties) -> Keuze:
    """The choices, each checked against what there is. Raises LoaderFout for one that does not exist."""
    jaren = [int(j) for j in haal("jaren")["jaar"]]
    if haal("gemeente", gm_code=opties.gm_code).empty:
        raise LoaderFout(
            f"Wij kennen geen gemeente met code ‘{opties.gm_code[:20]}’: geef een code als GM0363, van een gemeente van nu."
        )
    if opties.jaar not in jaren:
        raise LoaderFout(
            f"Van het jaar {opties.jaar} zijn er geen cijfers: kies een jaar van {jaren[0]} tot en met {jaren[-1]}."
        )
    definities = list(haal("definities")["definitie"])
    if opties.definitie not in definities:
        raise LoaderFout(
            f"De telling ‘{opties.definitie[:20]}’ bestaat niet: kies uit {', '.join(definities)}."
        )
    if opties.eenheid not in EENHEDEN:
        raise LoaderFout(f"De eenheid ‘{opties.eenheid[:20]}’ bestaat niet: kies uit {', '.join(EENHEDEN)}.")
    soorten = list(haal("groepsoorten")["groep"])
    if opties.groep not in soorten and not is_eigen(opties.groep):
        raise LoaderFout(f"De groep ‘{opties.groep[:20]}’ bestaat niet: kies uit {', '.join(soorten)}.")
    return Keuze(opties.gm_code, opties.jaar, opties.definitie, Eenheid(opties.eenheid), opties.groep)
