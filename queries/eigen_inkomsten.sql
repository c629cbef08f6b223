-- Doel: welk deel van de bedragen waar het Rijk mee rekent een gemeente zelf moet opbrengen, en de suppletie die daar los van staat.
-- Parameters: $jaar, $circulaire. Eenheid: × € 1.000; procent. suppletie_keur leeg = deze circulaire noemt haar niet.
with suppletie as (
    select gm_code, sum(bedrag_keur) as keur
    from mart.gf_uitkering
    where jaar = $jaar and circulaire = $circulaire and uitkering = 'Suppletie nieuwe verdeling GF'
    group by gm_code
)
select e.gm_code, e.eigen_keur, e.clusters_keur, e.eigen_pct,
    case when exists (select 1 from suppletie) then coalesce(s.keur, 0) end as suppletie_keur
from mart.eigen_inkomsten e
left join suppletie s using (gm_code)
where e.jaar = $jaar and e.circulaire = $circulaire
order by e.gm_code
