-- Doel: de bedragen die veranderden: van één gemeente alle, anders de grootste 200 van de nieuwste versie.
-- Parameters: $gm_code (leeg = alle gemeenten). Eenheid: lasten × € 1.000.
select r.versie, r.gebouwd_op, g.naam, r.jaar::integer as jaar, r.soort, r.wet, r.oud_keur, r.nieuw_keur,
    r.verschil_keur, r.wat
from mart.revisie r
join mart.gemeente g using (gm_code)
where case when $gm_code::varchar is null
    then r.wat <> 'nieuw' and r.gebouwd_op = (select max(gebouwd_op) from mart.revisie)
    else r.gm_code = $gm_code end
order by r.gebouwd_op desc, abs(coalesce(r.verschil_keur, r.oud_keur, r.nieuw_keur)) desc, g.naam
limit 200
