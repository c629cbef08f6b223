"""Reading SPSS files (.sav, .zsav, .por) with their question texts, answer labels and codes for no answer.

The library is written in C, and a file made for it can make it crash: only ``lees_werker`` imports this, in a process of
its own. Nothing here imports pandas, which would double the start of that process.
"""

from __future__ import annotations

import io
import struct
from functools import partial
from typing import Any

import pyreadstat

from enquete.lezen import ruw
from enquete.lezen.koppen import kaal, laat_onaf_weg, maker_van
from enquete.lezen.ruw import Gelezen, Meerkeus, code_tekst
from fouten import Gebruikersfout

_ANDERE_CODERING = "WINDOWS-1252"  # what SPSS for Windows wrote before it could do Unicode


def lees_spss(naam: str, inhoud: bytes) -> Gelezen:
    """Read the bytes of an SPSS file. Raises Gebruikersfout when it is damaged or too large."""
    if b"ENCRYPTEDSAV" in inhoud[:64]:
        raise Gebruikersfout(
            f"{naam} is met een wachtwoord beveiligd. Open het in SPSS en sla het op zonder wachtwoord."
        )
    cellen, meta, codering = _lees(naam, inhoud)
    if None in meta.column_names:  # a name the library could not read, and did not complain about
        raise _beschadigd(naam)
    gelezen = Gelezen(
        nummers=list(range(1, _rijen(cellen) + 1)),
        cellen={k: cellen[k] for k in meta.column_names},
        labels={k: _een_regel(t) for k, t in meta.column_names_to_labels.items() if t and t.strip()},
        waardelabels={
            k: {code_tekst(c): _een_regel(str(t)) for c, t in per_code.items()}
            for k, per_code in meta.variable_value_labels.items()
        },
        geen_antwoord={
            k: tuple((code_tekst(r["lo"]), code_tekst(r["hi"])) for r in bereiken)
            for k, bereiken in meta.missing_ranges.items()
        },
        sets={
            k: Meerkeus(
                _een_regel(s["label"] or k),
                tuple(s["variable_list"]),
                code_tekst(s["counted_value"]) if s["is_dichotomy"] else "",
            )
            for k, s in (getattr(meta, "mr_sets", None) or {}).items()
        },
        weging=_weging(inhoud, meta),
        maker=maker_van({kaal(k) for k in meta.column_names}),
        opmerkingen=(f"Gelezen met de tekencodering {codering}; controleer letters met een accent.",)
        if codering
        else (),
    )
    laat_onaf_weg(gelezen)
    return gelezen


def _lees(naam: str, inhoud: bytes) -> tuple[dict[str, list[Any]], Any, str | None]:
    """Cells per column, metadata, and the encoding when it is not the one the file names."""
    for codering in (None, _ANDERE_CODERING):
        # as plain lists: the other choices of the library, also for metadata alone, import pandas; a date as a number,
        # since one that cannot be is no reason to refuse the rest
        lees_sav: Any = partial(
            pyreadstat.read_por if _is_por(inhoud) else pyreadstat.read_sav,
            encoding=codering, output_format="dict", disable_datetime_conversion=True, **({} if _is_por(inhoud) else {"user_missing": True}),
        )  # fmt: skip
        try:
            _, kop = lees_sav(io.BytesIO(inhoud), metadataonly=True)
            rijen, kolommen = max(int(kop.number_rows or 0), 0), int(kop.number_columns or 0)
            ruw.keur_aantallen(naam, rijen, kolommen)
            hoogstens = min(ruw.MAX_RIJEN, ruw.MAX_CELLEN // max(kolommen, 1)) + 1
            cellen, meta = lees_sav(io.BytesIO(inhoud), row_limit=hoogstens)
        except (Gebruikersfout, MemoryError):
            raise
        except UnicodeDecodeError:
            continue
        except Exception as fout:  # the reader knows many kinds of damage, and names them in English
            if "allocate memory" in str(fout):
                raise MemoryError from fout
            if "encoding" in str(fout).lower() and codering is None:
                continue
            raise _beschadigd(naam) from fout
        if _rijen(cellen) < rijen:
            raise Gebruikersfout(
                f"{naam} zou {rijen} rijen hebben en bij rij {_rijen(cellen) + 1} houdt het op: het bestand is afgebroken. "
                "Haal het opnieuw op of sla het opnieuw op in SPSS."
            )
        return cellen, meta, codering
    raise _beschadigd(naam)


def _weging(inhoud: bytes, meta: Any) -> str:
    """The column by which the file is weighted in SPSS (WEIGHT BY); '' for none. The library does not tell: the header does."""
    if _is_por(inhoud):
        return ""
    volgorde = "<" if inhoud[64] else ">"
    (plek,) = struct.unpack(f"{volgorde}i", inhoud[76:80])
    nu = 1  # places of eight bytes: one for a number, more for a text
    for naam, soort in meta.original_variable_types.items():
        if nu == plek:
            return str(naam)
        breedte = int(soort[1:]) if soort.startswith("A") else 8
        delen = -(-breedte // 252) if breedte > 255 else 1  # a long text is stored in parts of 255
        nu += 32 * (delen - 1) + -(-(breedte - 252 * (delen - 1)) // 8)
    return ""


def _is_por(inhoud: bytes) -> bool:
    return not inhoud.startswith((b"$FL2", b"$FL3"))


def _rijen(cellen: dict[str, list[Any]]) -> int:
    return max((len(kolom) for kolom in cellen.values()), default=0)


def _een_regel(tekst: str) -> str:
    return " ".join(tekst.split())


def _beschadigd(naam: str) -> Gebruikersfout:
    return Gebruikersfout(
        f"{naam} is beschadigd of niet volledig en niet als SPSS-bestand te lezen. Haal het opnieuw op of sla het "
        "opnieuw op in SPSS."
    )
