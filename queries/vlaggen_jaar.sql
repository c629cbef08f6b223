-- Doel: de vlaggen van alle gemeenten in één jaar die men moet kennen, per wet (leeg = alle wetten), in woorden.
-- Parameters: $jaar. Eenheid: geen.
select v.gm_code, v.wet, v.soort, v.vlag, s.naam
from mart.vlag v
join referentie.vlagsoort s on s.vlag = v.vlag
where v.jaar = $jaar and s.gewicht = 'let_op'
order by v.gm_code, s.volgorde
