"""From answers to counts and percentages, before protection: never shown as it is (see ``bescherming``)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from enquete.drempels import Drempels
from enquete.soorten import Antwoorden, Enquete
from enquete.tellen.kern import Kern, kern
from enquete.tellen.marges import n_met_correctie, wilson
from loaders.enquetetabellen import UITKOMST

NIET_GEWOGEN = "Niet gewogen: deze groep is te klein om te wegen zonder antwoorden te verraden."
SLEUTEL = ["vraag_id", "geo_type", "geo_code", "rol"]


def _reken(telling: pd.DataFrame, zekerheid_pct: float) -> pd.DataFrame:
    """Add percentage and interval to n, n_geldig, n_eff, populatie and (weighted) share."""
    populatie = telling["populatie"].astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
    n_geldig = telling["n_geldig"].to_numpy(dtype="float64")
    deel = telling["deel"].to_numpy(dtype="float64")
    laag, hoog = wilson(deel, n_met_correctie(telling["n_eff"], n_geldig, populatie), zekerheid_pct)
    with np.errstate(divide="ignore", invalid="ignore"):  # nobody answered: no percentage, no design effect
        deff = n_geldig / telling["n_eff"].to_numpy(dtype="float64")
    uit = telling.assign(
        pct=100 * deel,
        ondergrens_pct=100 * laag,
        bovengrens_pct=100 * hoog,
        deff=deff,
        pct_tekst=None,
        pct_soort="cijfer",
        onderdrukt="nee",
        reden=telling.get("reden"),
    )
    uit["n"] = uit["n"].astype("Int64")
    return uit[list(UITKOMST.kolommen)]


def tel_kern(k: Kern, enquete: Enquete, drempels: Drempels) -> pd.DataFrame:
    """Counts of every place, and of roles for the country only, in the layout of UITKOMST; see ``tel``."""
    toon = ((k.blokken["geo_type"] == "land") | (k.blokken["rol"] == "alle")).to_numpy(bool)
    blokken, leden = k.blokken[toon].reset_index(drop=True), k.leden[np.flatnonzero(toon)]
    som = {
        naam: np.asarray((leden @ getattr(k, naam).T).T)  # options x blocks
        for naam in ("gekozen", "gevraagd", "w_gekozen", "w_gevraagd", "w2_gevraagd")
    }
    # one council is a handful of people: their answers are counted, not weighted
    raad = (blokken["geo_type"] == "gemeente").to_numpy(bool)
    # who knows the weights would find a few people in a small weighted sum: they must be lost in the rounding
    stap = drempels.gewogen_stap_pct / 100
    te_klein = (stap * som["w_gevraagd"] < drempels.gewogen_groep * k.w_hoogste) & (not k.openbaar)
    ongewogen = raad | te_klein | np.full(len(blokken), not k.gewogen)
    n, n_geldig = som["gekozen"], som["gevraagd"]
    with np.errstate(divide="ignore", invalid="ignore"):
        n_eff = np.where(ongewogen, n_geldig, som["w_gevraagd"] ** 2 / som["w2_gevraagd"])
        gelijk = ongewogen | np.isclose(n_eff, n_geldig, rtol=1e-9)  # all weights in the block are the same
        gewogen = np.round(som["w_gekozen"] / som["w_gevraagd"] / stap) * stap
        deel = np.where(gelijk, n / n_geldig, gewogen)
    n_eff = np.where(gelijk, n_geldig, np.round(n_eff, 1))
    herhaal = {
        kolom: np.tile(blokken[kolom].to_numpy(), len(k.opties)) for kolom in ("geo_type", "geo_code", "rol")
    }
    telling = pd.DataFrame(
        {
            "enquete_id": enquete.enquete_id,
            "vraag_id": np.repeat(k.opties["vraag_id"].to_numpy(), len(blokken)),
            **herhaal,
            **{
                c: np.repeat(k.opties[c].to_numpy(), len(blokken))
                for c in ("antwoord", "label", "volgorde", "soort")
            },
            # beside a weighted percentage no count: the two together tell which answers weigh much
            "n": pd.array(np.where(gelijk, n, np.nan).ravel(), dtype="Float64"),
            "n_geldig": n_geldig.ravel(),
            "n_respons": np.tile(blokken["n_respons"].to_numpy(), len(k.opties)),
            "populatie": pd.concat([blokken["populatie"]] * len(k.opties), ignore_index=True)
            if len(k.opties)
            else pd.array([], dtype="Int64"),
            "n_eff": n_eff.ravel(),
            "deel": deel.ravel(),
            "reden": [NIET_GEWOGEN if ja else None for ja in (te_klein & ~raad & k.gewogen).ravel()],
        }
    )
    return _reken(telling, drempels.betrouwbaarheid_pct)


def tel(antwoorden: Antwoorden, gemeenten: pd.DataFrame, drempels: Drempels) -> pd.DataFrame:
    """Count answers per question, option, level, place and role; layout of UITKOMST, nothing hidden yet.

    gemeenten: gm_code, provincie, grootteklasse, zetels (seats, may be missing), one row per municipality.
    n_geldig includes 'weet niet'. Of several options: who saw the option. Marks are counted as options.
    Weights are scaled to mean 1 and capped; where they differ within a large block, pct is weighted and rounded,
    n is missing and n_eff = (Σw)²/Σw². A municipality is never weighted, nor is a block in which the step of
    rounding is less than the largest weight of ``gewogen_groep`` people. Where the number of seats (or of
    municipalities) is known the interval has the finite-population correction. Blocks nobody answered keep
    n = n_geldig = 0 and no percentage. Raises Gebruikersfout as ``kern`` does.
    """
    return tel_kern(
        kern(antwoorden, gemeenten, drempels.gewicht_hoogstens, drempels.unaniem_vanaf),
        antwoorden.enquete,
        drempels,
    )
