-- moment: achteraf
-- melding: Bij {gm_code}, {circulaire} {jaar}, cluster {cluster}, tellen de uitkeringen op tot {som} en zegt het rekenbedrag {bedrag} (× € 1.000). Zet data/bron terug of lees het Gemeentefonds opnieuw in met `python -m loaders importeer-gemeentefonds`.
with som as (select gm_code, jaar, circulaire, cluster, sum(bedrag_keur) as som from mart.gf_uitkering group by all)
select r.gm_code, r.circulaire, r.jaar, r.cluster, coalesce(s.som, 0) as som, r.iu_du_keur as bedrag
from mart.rekenbedrag r
left join som s using (gm_code, jaar, circulaire, cluster)
where abs(coalesce(s.som, 0) - r.iu_du_keur) > 0.001
limit 1
