-- Doel: elke soort vlag, de regel erachter en hoe vaak zij voorkomt.
-- Parameters: geen. Eenheid: aantallen rijen in mart.vlag.
select s.vlag, s.naam, s.regel, count(v.vlag)::integer as aantal
from referentie.vlagsoort s
left join mart.vlag v using (vlag)
group by s.vlag, s.naam, s.regel, s.volgorde
order by s.volgorde
