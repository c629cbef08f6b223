-- Doel: alle vlaggen van één gemeente, met naam en gewicht.
-- Parameters: $gm_code ('*' = alle gemeenten). Eenheid: geen.
select v.gm_code, v.jaar::integer as jaar, v.soort, v.wet, v.vlag, s.naam, s.gewicht, s.volgorde, v.toelichting
from mart.vlag v
join referentie.vlagsoort s using (vlag)
where $gm_code in (v.gm_code, '*')
order by v.gm_code, v.jaar, s.volgorde, v.soort, v.wet
