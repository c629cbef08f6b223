-- Doel: de enquêtecijfers van de leden van een groep, steeds het nieuwste jaar van het kenmerk, zonder de gemeente zelf.
-- Parameters: $gm_code, $groep, $wet (vergelijkbare gemeenten verschillen per wet). Eenheid: die van het kenmerk.
with nieuwste as (
    select indicator_id, max(jaar) as jaar from mart.indicator group by indicator_id
)
select i.indicator_id, g.gm_code, g.naam, i.waarde
from mart.groepsleden($gm_code, $groep) l
join mart.gemeente g on g.gm_code = l.gm_code
join mart.indicator i on i.gm_code = l.gm_code
join nieuwste k on k.indicator_id = i.indicator_id and k.jaar = i.jaar
join referentie.indicatorsoort s on s.indicator_id = i.indicator_id
where l.wet = $wet and s.methode <> 'registratie'
order by i.indicator_id, g.naam
