-- moment: achteraf
-- melding: {naam} ({gm_code}) heeft geen rekenbedrag in {circulaire} {jaar}. Zet data/bron terug of lees het Gemeentefonds opnieuw in met `python -m loaders importeer-gemeentefonds`.
select g.naam, g.gm_code, s.circulaire, s.jaar
from mart.gemeente g
cross join (select distinct jaar, circulaire from bron.rekenbedrag) s
where not exists (
    select 1 from mart.rekenbedrag r where r.gm_code = g.gm_code and r.jaar = s.jaar and r.circulaire = s.circulaire)
limit 1
