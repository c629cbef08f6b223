-- Doel: begroot, besteed en afwijking per inwoner of jongere van één gemeente, alle jaren.
-- Parameters: $gm_code, $definitie. Eenheid: euro per inwoner of jongere.
select jaar::integer as jaar, wet, maat, noemer, waarde_eur, telt_in_groep
from mart.per_hoofd
where gm_code = $gm_code and definitie = $definitie
order by jaar, wet, maat
