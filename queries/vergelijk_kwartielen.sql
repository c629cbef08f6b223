-- Doel: verdeling per hoofd over een groep gemeenten, zonder de gemeente zelf, zoals zij te vergelijken zijn: bruto en netto,
--   Wmo zonder opvang. Bruto zonder gemeenten die voor hun regio inkopen; netto alleen gemeenten waarvan de baten bekend zijn.
--   Bij minder dan drie gemeenten staan in namen en waarden de cijfers zelf.
-- Parameters: $gm_code ('*' = alle gemeenten, alleen bij groep buren), $definitie, $groep. Eenheid: euro per inwoner of jongere van hetzelfde jaar; n en leden in aantallen.
with lid as (
    select van_gm_code, wet, gm_code from mart.groepsleden($gm_code, $groep)
),
leden as (
    select van_gm_code, wet, count(*)::integer as leden from lid group by van_gm_code, wet
)
select l.van_gm_code as gm_code, p.jaar::integer as jaar, p.wet, p.maat, p.kant, p.noemer,
    count(*)::integer as n,
    any_value(a.leden) as leden,
    quantile_cont(p.waarde_eur, 0.25) as q1_eur,
    median(p.waarde_eur) as mediaan_eur,
    quantile_cont(p.waarde_eur, 0.75) as q3_eur,
    case when count(*) < 3 then list(g.naam order by g.naam) end as namen,
    case when count(*) < 3 then list(p.waarde_eur order by g.naam) end as waarden
from lid l
join leden a on a.van_gm_code = l.van_gm_code and a.wet = l.wet
join mart.gemeente g on g.gm_code = l.gm_code
join mart.vergelijkhoofd p on p.gm_code = l.gm_code and l.wet = case p.wet when 'opvang' then 'wmo' else p.wet end
where p.definitie = $definitie and p.telt_in_groep
group by l.van_gm_code, p.jaar, p.wet, p.maat, p.kant, p.noemer
order by l.van_gm_code, p.jaar, p.wet, p.maat, p.kant, p.noemer
