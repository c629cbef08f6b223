-- Doel: waarom het Rijk voor een gemeente met meer of minder rekent: per wet en maatstaf de algemene uitkering en het volume per
--   inwoner, naast het gemiddelde van een groep (elke gemeente telt even zwaar) en Nederland (gewogen).
-- Parameters: $gm_code, $groep, $jaar, $circulaire. Eenheid: euro en volume per inwoner waar de circulaire mee rekent; n in gemeenten.
with hoofd as (
    select gm_code, any_value(volume) as inwoners
    from mart.rekenbedrag_maatstaf
    where jaar = $jaar and circulaire = $circulaire and maatstaf = 'inwo'
    group by gm_code
),
per_hoofd as (
    select r.gm_code, c.wet, r.maatstaf, 1000 * r.au_keur as eur, r.volume, h.inwoners
    from mart.rekenbedrag_maatstaf r
    join referentie.cluster_wet c on c.cluster = r.cluster and c.wet <> 'gedeeld'
    join hoofd h using (gm_code)
    where r.jaar = $jaar and r.circulaire = $circulaire
),
land as (
    select wet, maatstaf, sum(eur) / sum(inwoners) as land_eur, sum(volume) / sum(inwoners) as land_volume
    from per_hoofd group by all
),
groep as (
    select p.wet, p.maatstaf, count(*)::integer as n, avg(p.eur / p.inwoners) as groep_eur, avg(p.volume / p.inwoners) as groep_volume
    from per_hoofd p
    join mart.groepsleden($gm_code, $groep) l on l.gm_code = p.gm_code and l.wet = p.wet
    group by all
)
select p.wet, p.maatstaf, m.naam, m.in_zin, m.meet, m.bron, p.eur / p.inwoners as eigen_eur, p.volume / p.inwoners as eigen_volume,
    g.n, g.groep_eur, g.groep_volume, l.land_eur, l.land_volume
from per_hoofd p
join referentie.maatstaf m using (maatstaf)
join land l using (wet, maatstaf)
left join groep g using (wet, maatstaf)
where p.gm_code = $gm_code
order by p.wet, m.volgorde
