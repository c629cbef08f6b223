"""Reading SPSS files (.sav, .zsav) with their question texts, answer labels and codes for no answer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

from loaders.enquete import ruw
from loaders.enquete.ruw import Ruw, code_tekst, tekstkolom
from loaders.fouten import LoaderFout

_ANDERE_CODERING = "WINDOWS-1252"  # what SPSS for Windows wrote before it could do Unicode


def lees_spss(naam: str, inhoud: bytes, uitgang: str) -> Ruw:
    """Read the bytes of an SPSS file. Raises LoaderFout when it is damaged or too large."""
    with tempfile.TemporaryDirectory(prefix="enquete-") as map_:  # only this user may look into it
        pad = Path(map_) / f"bestand{uitgang}"
        pad.write_bytes(inhoud)
        tabel, meta, codering = _lees(naam, pad)
    kolommen = [str(k) for k in meta.column_names]
    return Ruw(
        bestand=naam,
        soort="spss",
        tabel=pd.DataFrame(
            {k: tekstkolom(tabel[k]) for k in kolommen}, columns=kolommen, dtype=object
        ).set_axis(range(1, len(tabel) + 1)),
        labels={k: " ".join(t.split()) for k, t in meta.column_names_to_labels.items() if t and t.strip()},
        waardelabels={
            k: {code_tekst(c): " ".join(str(t).split()) for c, t in per_code.items()}
            for k, per_code in meta.variable_value_labels.items()
        },
        geen_antwoord={
            k: tuple((code_tekst(r["lo"]), code_tekst(r["hi"])) for r in bereiken)
            for k, bereiken in meta.missing_ranges.items()
        },
        opmerkingen=(f"Gelezen met de tekencodering {codering}; controleer letters met een accent.",)
        if codering
        else (),
    )


def _lees(naam: str, pad: Path) -> tuple[pd.DataFrame, Any, str | None]:
    """Table, metadata, and the encoding when it is not the one the file names."""
    for codering in (None, _ANDERE_CODERING):
        try:
            _, kop = pyreadstat.read_sav(pad, metadataonly=True, encoding=codering)
            kolommen = int(kop.number_columns or 0)
            ruw.keur_aantallen(naam, max(int(kop.number_rows or 0), 0), kolommen)
            hoogstens = min(ruw.MAX_RIJEN, ruw.MAX_CELLEN // max(kolommen, 1)) + 1
            tabel, meta = pyreadstat.read_sav(pad, user_missing=True, encoding=codering, row_limit=hoogstens)
        except LoaderFout:
            raise
        except UnicodeDecodeError:
            continue
        except Exception as fout:  # the reader knows many kinds of damage, and names them in English
            if "encoding" in str(fout).lower() and codering is None:
                continue
            raise _beschadigd(naam) from fout
        if len(tabel) < int(kop.number_rows or 0):
            raise LoaderFout(
                f"{naam} zou {kop.number_rows} rijen hebben en bij rij {len(tabel) + 1} houdt het op: het bestand is "
                "afgebroken. Haal het opnieuw op of sla het opnieuw op in SPSS."
            )
        return tabel, meta, codering
    raise _beschadigd(naam)


def _beschadigd(naam: str) -> LoaderFout:
    return LoaderFout(
        f"{naam} is beschadigd of niet volledig en niet als SPSS-bestand te lezen. Haal het opnieuw op of sla het "
        "opnieuw op in SPSS."
    )
