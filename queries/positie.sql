-- Doel: de plaats van één gemeente ten opzichte van haar vergelijkbare gemeenten, en wat daarover te zeggen is (uitspraak).
-- Parameters: $gm_code ('*' = alle gemeenten). Eenheid: euro per inwoner; n in gemeenten, jaren in aantallen. Definitie smal, Wmo zonder opvang.
select gm_code, jaar::integer as jaar, wet, maat, kant, waarde_eur, n, q1_eur, mediaan_eur, q3_eur, plaats, jaren, jaren_zo, uitspraak
from mart.positie
where $gm_code in (gm_code, '*')
order by gm_code, jaar, wet, maat, kant
