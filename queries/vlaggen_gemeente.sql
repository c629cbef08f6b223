-- Doel: alle vlaggen van één gemeente, met naam en gewicht.
-- Parameters: $gm_code. Eenheid: geen.
select v.jaar::integer as jaar, v.soort, v.wet, v.vlag, s.naam, s.gewicht, s.volgorde, v.toelichting
from mart.vlag v
join referentie.vlagsoort s using (vlag)
where v.gm_code = $gm_code
order by v.jaar, s.volgorde, v.soort, v.wet
