"""From choices to a profile: every section asked from one database version, nothing drawn yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fouten import Gebruikersfout
from loaders import versies
from loaders.eigen.opgave import CONCEPT
from queries.antwoorden import Haal
from reports import enquetedeel, profieldelen, rijkdeel
from reports.bron import adres, query_van
from reports.eigen import toets_tekst
from reports.inhoud import Figuur, Opties, Profiel, Sectie
from reports.profielcijfers import Lijst
from reports.stof import Stof
from verhaal import actueel, bronregels, duiding
from verhaal.beeld import Beeld, Keuze
from verhaal.begrippen import WET_NAAM, WETTEN, prijsnamen
from verhaal.eenheden import EENHEDEN, Eenheid
from verhaal.groep import is_eigen

PRIJZEN = tuple(prijsnamen(0))


def maak_profiel(haal: Haal, opties: Opties) -> Profiel:
    """The profile of one municipality. ``haal`` must answer from one database version (``reports.bron.haal_uit``).

    Raises Gebruikersfout, in one Dutch sentence, for a choice that does not exist.
    """
    stof = stof_van(haal, opties)
    tekst = toets_tekst(opties.eigen_tekst)
    beeld, keuze = stof.beeld, stof.beeld.keuze
    versie = haal.versie().iloc[0]
    gebouwd = f"{versie['versie']}, gemaakt op {versie['gebouwd_op']:%d-%m-%Y}, programma {versies.PROGRAMMA}"
    query = query_van(stof.in_prijzen.keuze, beeld.prijsjaar)
    basis = adres(opties.adres)
    datum = opties.datum or date.today()
    link = f"{basis}/?{query}" if basis else None
    eigen_ = profieldelen.eigen_opgaven(stof, opties.opgaven)
    merken = {f.merk for s in eigen_ for f in s.blokken if isinstance(f, Figuur)}
    merk = CONCEPT if CONCEPT in merken else next(iter(merken), "")
    secties: list[Sectie] = [
        profieldelen.oordeel(stof),
        *([profieldelen.toelichting(beeld.naam, tekst)] if tekst else []),
        profieldelen.wetten(stof),
        profieldelen.let_op(stof),  # beside the amounts it is about
        profieldelen.ontwikkeling(stof),
        profieldelen.begroting(stof),
        *eigen_,
        *([] if opties.wet == "participatiewet" else [profieldelen.preventie(stof)]),
        profieldelen.opvallend(stof),
        profieldelen.plaatsen(stof),
        rijk := rijkdeel.rijk(stof),
        *([enquetedeel.enquete(stof)] if opties.met_enquete else []),
        *([enquetedeel.gezegd_deel(opties.gezegd)] if opties.gezegd else []),
        profieldelen.vragen(stof),
    ]
    slot = f"Versie van de cijfers: {gebouwd}. {actueel.stand_van_zaken(haal.verslagen(), datum)}"
    secties.append(profieldelen.leeswijzer(stof, len(rijk.blokken) > 1, slot))
    secties.append(profieldelen.woorden(stof, secties))
    return Profiel(
        opties=opties,
        naam=beeld.naam,
        titel=f"Profiel {WET_NAAM[opties.wet] if opties.wet else 'sociaal domein'} {beeld.naam}, {keuze.jaar}"
        + (f", met eigen cijfers ({merk})" if merk else ""),
        datum=datum,
        versie=str(versie["versie"]),
        gebouwd_op=versie["gebouwd_op"].to_pydatetime(),
        stand=bronregels.stand(haal, keuze.jaar),
        link=link,
        verwijzing=f"Hetzelfde beeld{', zonder de eigen cijfers,' if merk else ''} in het dashboard: {link or f'open het dashboard en zet ?{query} achter het adres'}",
        query=query,
        secties=tuple(secties),
        cijfers=stof.lijst.alle(),
        logo=opties.logo,
        merk=merk,
    )


def stof_van(haal: Haal, opties: Opties) -> Stof:
    """What every section is made from. Raises Gebruikersfout for a choice that does not exist."""
    keuze = keuze_van(haal, opties)
    return Stof(
        haal,
        Beeld.laad(haal, keuze),
        Lijst(),
        duiding.drempel(haal, "geen_verschil_pct"),
        Beeld.laad(haal, replace(keuze, prijzen=opties.prijzen)),
        wetten=(opties.wet,) if opties.wet else WETTEN,
    )


def keuze_van(haal: Haal, opties: Opties) -> Keuze:
    """The choices, each checked against what there is. Raises Gebruikersfout for one that does not exist."""
    jaren = [int(j) for j in haal.jaren()["jaar"]]
    if haal.gemeente(gm_code=opties.gm_code).empty:
        raise Gebruikersfout(
            f"Wij kennen geen gemeente met code ‘{opties.gm_code[:20]}’: geef een code als GM0363, van een gemeente van nu."
        )
    if opties.jaar not in jaren:
        raise Gebruikersfout(
            f"Van het jaar {opties.jaar} zijn er geen cijfers: kies een jaar van {jaren[0]} tot en met {jaren[-1]}."
        )
    definities = list(haal.definities()["definitie"])
    if opties.definitie not in definities:
        raise Gebruikersfout(
            f"De telling ‘{opties.definitie[:20]}’ bestaat niet: kies uit {', '.join(definities)}."
        )
    if opties.wet and opties.wet not in WETTEN:
        raise Gebruikersfout(f"De wet ‘{opties.wet[:20]}’ bestaat niet: kies uit {', '.join(WETTEN)}.")
    if opties.eenheid not in EENHEDEN:
        raise Gebruikersfout(
            f"De eenheid ‘{opties.eenheid[:20]}’ bestaat niet: kies uit {', '.join(EENHEDEN)}."
        )
    if opties.prijzen not in PRIJZEN:
        raise Gebruikersfout(
            f"De prijzen ‘{opties.prijzen[:20]}’ bestaan niet: kies uit {', '.join(PRIJZEN)}."
        )
    soorten = list(haal.groepsoorten()["groep"])
    if opties.groep not in soorten and not is_eigen(opties.groep):
        raise Gebruikersfout(f"De groep ‘{opties.groep[:20]}’ bestaat niet: kies uit {', '.join(soorten)}.")
    return Keuze(opties.gm_code, opties.jaar, opties.definitie, Eenheid(opties.eenheid), opties.groep)
