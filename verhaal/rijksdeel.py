"""What the Rijk paid along, beside the difference between begroot and besteed: like with like, in two sentences."""

from __future__ import annotations

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.bewaren import bewaard
from verhaal.getallen import euro_kort, is_leeg
from verhaal.zinnen import meer_minder


@bewaard
def rijksdeel(haal: Haal, gm_code: str | None, wie: str, jaar: int) -> list[str]:
    """Sentences for a year (``gm_code`` None: the country; ``wie``: the subject), only where the amounts matter (thresholds in drempels.csv); else nothing.

    Rijksbijdragen on hoofdtaakveld 6 stand beside the whole of hoofdtaakveld 6; the algemene uitkering apart.
    """
    tabel = haal.rijksdeel(gm_code=gm_code or "NL")
    uit = []
    for r in als_rijen(tabel[tabel["jaar"] == jaar]):
        if r["rijk_h6_van_belang"] and not is_leeg(r["h6_meer_keur"]) and not is_leeg(r["rijk_h6_meer_keur"]):
            gaf = "gaven de gemeenten samen" if gm_code is None else f"gaf {wie}"
            ontving = "ontvingen zij" if gm_code is None else "ontving de gemeente"
            uit.append(
                f"In {jaar} {gaf} aan het hele sociaal domein {euro_kort(abs(r['h6_meer_keur']))} "
                f"{meer_minder(r['h6_meer_keur'])} uit dan begroot. In hetzelfde jaar {ontving} daarvoor "
                f"{euro_kort(abs(r['rijk_h6_meer_keur']))} {meer_minder(r['rijk_h6_meer_keur'])} van het Rijk dan begroot."
            )
        if r["rijk_07_van_belang"] and not is_leeg(r["rijk_07_meer_keur"]):
            uit.append(
                f"De algemene uitkering uit het Gemeentefonds was {euro_kort(abs(r['rijk_07_meer_keur']))} "
                f"{'hoger' if r['rijk_07_meer_keur'] > 0 else 'lager'} dan begroot. Dat geld is voor alle taken van de "
                "gemeente en niet geoormerkt."
            )
    return uit
