-- moment: achteraf
-- melding: Bij {gm_code}, {circulaire} {jaar}, cluster {cluster}, tellen de maatstaven op tot {som} en zegt de algemene uitkering {bedrag} (× € 1.000). Zet data/bron terug of lees het Gemeentefonds opnieuw in met `python -m loaders importeer-gemeentefonds`.
with som as (select gm_code, jaar, circulaire, cluster, sum(au_keur) as som from mart.rekenbedrag_maatstaf group by all)
select r.gm_code, r.circulaire, r.jaar, r.cluster, coalesce(s.som, 0) as som, r.au_keur as bedrag
from mart.rekenbedrag r
left join som s using (gm_code, jaar, circulaire, cluster)
where abs(coalesce(s.som, 0) - r.au_keur) > 0.00001
limit 1
