-- Doel: bedragen per hoofd zoals zij te vergelijken zijn van één gemeente, alle jaren: bruto en netto, Wmo zonder opvang.
-- Parameters: $gm_code ('*' = alle gemeenten), $definitie. Eenheid: euro per inwoner of jongere.
select gm_code, jaar::integer as jaar, wet, maat, kant, noemer, waarde_eur, telt_in_groep
from mart.vergelijkhoofd
where $gm_code in (gm_code, '*') and definitie = $definitie
order by gm_code, jaar, wet, maat, kant, noemer
