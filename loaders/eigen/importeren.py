"""For hosts: an Iv3 delivery as a marked source of its own in the snapshot; it counts in no sum and for no other municipality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from fouten import Gebruikersfout
from loaders.bevolking import INWONERS
from loaders.bijzetten import Bijzetting, zet_bij
from loaders.contract import Contract, Kolom, lees
from loaders.eigen import levering as iv3
from loaders.eigen.opgave import AARDEN, Aard, Opgave, in_keur, keur_levering, lees_naam
from loaders.referentie import DREMPELS

EIGEN_OPGAVE = Contract(
    naam="eigen_opgave",
    bestand="eigen_opgave.csv",
    sleutel=("gm_code", "jaar", "aard", "taakveld"),
    kolommen={
        "gm_code": Kolom("gm_code"),
        "jaar": Kolom("jaar"),
        "aard": Kolom(waarden=AARDEN),
        "naam": Kolom(),
        "datum": Kolom("datum"),
        "vastgesteld": Kolom(waarden=("ja", "nee")),
        "taakveld": Kolom(),
        "lasten_keur": Kolom("getal", leeg_mag=True),
        "baten_keur": Kolom("getal", leeg_mag=True),
    },
)


@dataclass(frozen=True)
class Wens:
    """What the host says about the file."""

    pad: Path
    naam: str
    datum: date
    aard: Aard | None = None
    vastgesteld: bool = True
    toch: bool = False


def lees_opgave(wens: Wens, bron: Path, referentie: Path) -> tuple[Opgave, list[str]]:
    """The figures of a delivery and what was strange in it. Raises Gebruikersfout."""
    try:
        if wens.pad.stat().st_size > iv3.MAX_MB * 1024 * 1024:
            raise Gebruikersfout(f"{wens.pad.name} is groter dan {iv3.MAX_MB} MB; zo groot is geen Iv3-levering. Controleer het bestand.")  # fmt: skip
        inhoud = wens.pad.read_bytes()
    except (OSError, ValueError) as fout:
        raise Gebruikersfout(f"Het bestand {wens.pad.name} ontbreekt of is niet te lezen. Controleer de naam en de leesrechten.") from fout  # fmt: skip
    gelezen = iv3.lees(wens.pad.name, inhoud, str(referentie))
    fouten = [m for m in gelezen["meldingen"] if m["ernst"] == "fout"]
    if fouten:
        rest = gelezen["aantallen"]["fout"] - 1
        meer = (
            ""
            if not rest
            else " Daarna is er nog 1 fout."
            if rest == 1
            else f" Daarna zijn er nog {rest} fouten."
        )
        raise Gebruikersfout(f"{wens.pad.name}, {in_zin(fouten[0])}{meer}")
    let_op = [in_zin(m) for m in gelezen["meldingen"]]
    if let_op and not wens.toch:
        raise Gebruikersfout("\n".join([f"{wens.pad.name}: er {'is 1 opmerking' if len(let_op) == 1 else f'zijn {len(let_op)} opmerkingen'}. Aanvaard ze met --toch, of verbeter de levering.", *(f"  {z}" for z in let_op[:20])]))  # fmt: skip
    aard: Aard = wens.aard or ("rekening" if gelezen["soort"] == "rekening" else "begroting")
    keur_levering(gelezen, gelezen["gm_code"], gelezen["gemeente"], aard)
    bedragen, in_euro = in_keur([(b[0], b[1], b[2]) for b in gelezen["bedragen"]], _inwoners(gelezen["gm_code"], bron), _grens(referentie))  # fmt: skip
    if in_euro:
        let_op.append("De bedragen lijken hele euro's te zijn en zijn door 1.000 gedeeld.")
    return Opgave(
        gelezen["gm_code"], gelezen["jaar"], aard, lees_naam(wens.naam), wens.datum, wens.vastgesteld, bedragen, van_beheerder=True
    ), let_op  # fmt: skip


def in_zin(melding: iv3.Melding) -> str:
    """'lasten, regel 3: … .' with its code and what to do."""
    code = f" ({melding['code']})" if melding["code"] else ""
    return f"{melding['plaats']}{code}: {melding['wat']} {melding['oplossing']}"


def _inwoners(gm_code: str, bron: Path) -> float:
    tabel = lees(bron, INWONERS)
    eigen = tabel[(tabel["gm_code"] == gm_code) & (tabel["jaar"] == tabel["jaar"].max())]
    if eigen.empty:
        raise Gebruikersfout(f"De gemeente {gm_code} is hier niet bekend. Controleer het overheidsnummer in de levering.")  # fmt: skip
    return float(eigen["inwoners"].iloc[0])


def _grens(referentie: Path) -> float:
    drempels = lees(referentie, DREMPELS).set_index("drempel")["waarde"]
    return float(drempels["eigen_eenheid_keur"])


def als_tabel(opgave: Opgave) -> pd.DataFrame:
    """The rows that are stored."""
    rijen = [
        (opgave.gm_code, opgave.jaar, opgave.aard, opgave.naam, f"{opgave.datum:%Y-%m-%d}", "ja" if opgave.vastgesteld else "nee", *bedrag)
        for bedrag in opgave.taakvelden
    ]  # fmt: skip
    return pd.DataFrame(rijen, columns=list(EIGEN_OPGAVE.kolommen))


def uit_tabel(tabel: pd.DataFrame) -> list[Opgave]:
    """The figures that a host put in, as they come out of the database."""
    uit: dict[tuple[str, int, Aard], Opgave] = {}
    rijen: list[dict[str, Any]] = tabel.to_dict("records")  # type: ignore[assignment]
    for r in rijen:
        sleutel = (str(r["gm_code"]), int(r["jaar"]), r["aard"])
        vast = r["vastgesteld"] == "ja"
        leeg = Opgave(*sleutel, str(r["naam"]), pd.Timestamp(r["datum"]).date(), vast, van_beheerder=True)
        opgave = uit.get(sleutel, leeg)
        lasten, baten = (None if pd.isna(r[k]) else float(r[k]) for k in ("lasten_keur", "baten_keur"))
        uit[sleutel] = replace(opgave, taakvelden=(*opgave.taakvelden, (str(r["taakveld"]), lasten, baten)))
    return list(uit.values())


def importeer(opgave: Opgave, bestand: str, bron: Path) -> None:
    """Put the figures into the snapshot; earlier ones of the same municipality, year and kind go. Raises Gebruikersfout."""
    zet_bij(
        bron,
        [
            Bijzetting(
                EIGEN_OPGAVE,
                als_tabel(opgave),
                ("gm_code", "jaar", "aard"),
                "{gm_code} ({aard} {jaar})",
                {
                    "bron": "Eigen opgave van gemeenten",
                    "titel": "Eigen opgave: cijfers die een gemeente zelf gaf en die niet door het CBS zijn gepubliceerd",
                    "uitgever": "de gemeente zelf",
                    "licentie": "niet opgegeven",
                    "url": "niet opgegeven",
                    "opgehaald_op": f"ingelezen op {date.today():%d-%m-%Y}",
                    "opmerking": f"Door de beheerder ingelezen; het laatst {opgave.over} van {opgave.gm_code} uit {bestand}. Telt in geen enkele som mee.",
                },
            )
        ],
    )
