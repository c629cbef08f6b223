-- Doel: de wetten samen per jaar en verslag van één gemeente; pgb dat niet per wet bekend is, telt mee.
-- Parameters: $gm_code, $definitie. Eenheid: × € 1.000.
select jaar::integer as jaar, soort, lasten_keur, baten_keur, netto_keur, pgb_ongesplitst_keur
from mart.wettotaal
where gm_code = $gm_code and definitie = $definitie
order by jaar, soort
