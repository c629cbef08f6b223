-- moment: achteraf
-- melding: Gemeente {gm_code} heeft voor de wet {wet} {n} buren in plaats van {verwacht}, of is haar eigen buur. Controleer data/referentie/buren.csv en de bouwstap mart_buur.
with aantal as (
    select g.gm_code, w.wet,
        least(15, (select count(*) - 1 from mart.gemeente)) as verwacht,
        count(distinct b.buur_gm_code) filter (where b.buur_gm_code <> g.gm_code) as n,
        count(distinct b.rang) filter (where b.rang between 1 and 15) as rangen
    from mart.gemeente g
    cross join (select unnest(['jeugdwet', 'wmo', 'participatiewet']) as wet) w
    left join mart.buur b on b.gm_code = g.gm_code and b.wet = w.wet
    group by g.gm_code, w.wet
)
select gm_code, wet, n, verwacht from aantal where n <> verwacht or rangen <> verwacht limit 1
