-- Doel: bedragen per hoofd zoals zij te vergelijken zijn van één gemeente, alle jaren: bruto en netto, Wmo zonder opvang.
-- Parameters: $gm_code, $definitie. Eenheid: euro per inwoner of jongere.
select jaar::integer as jaar, wet, maat, kant, noemer, waarde_eur, telt_in_groep
from mart.vergelijkhoofd
where gm_code = $gm_code and definitie = $definitie
order by jaar, wet, maat, kant, noemer
