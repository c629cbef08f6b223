-- Doel: het midden van begroot, besteed of afwijking per inwoner per grootteklasse en per provincie, voor één jaar.
-- Parameters: $jaar, $definitie. Eenheid: euro per inwoner (mediaan over gemeenten); n in gemeenten die meetellen.
select case when grouping(g.grootteklasse) = 0 then 'grootteklasse' else 'provincie' end as geo_type,
    coalesce(g.grootteklasse, g.provincie) as geo_code,
    p.wet, p.maat, count(*)::integer as n, median(p.waarde_eur) as mediaan_eur,
    median(abs(p.waarde_eur)) as mediaan_abs_eur
from mart.per_hoofd p
join mart.gemeente g using (gm_code)
where p.jaar = $jaar and p.definitie = $definitie and p.noemer = 'inwoner' and p.telt_in_groep
group by grouping sets ((g.grootteklasse, p.wet, p.maat), (g.provincie, p.wet, p.maat))
order by geo_type, geo_code, p.wet, p.maat
