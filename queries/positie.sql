-- Doel: de plaats van één gemeente ten opzichte van haar vergelijkbare gemeenten, en wat daarover te zeggen is (uitspraak).
-- Parameters: $gm_code. Eenheid: euro per inwoner; n in gemeenten, jaren in aantallen. Definitie smal, Wmo zonder opvang.
select jaar::integer as jaar, wet, maat, kant, waarde_eur, n, q1_eur, mediaan_eur, q3_eur, plaats, jaren, jaren_zo, uitspraak
from mart.positie
where gm_code = $gm_code
order by jaar, wet, maat, kant
