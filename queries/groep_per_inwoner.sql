-- Doel: verdeling van de uitgaven per inwoner over de gemeenten van dezelfde grootteklasse, zonder de
--   gemeente zelf, zonder onvolledige verslagen, anders geboekte paren en bedragen van nul of minder.
-- Parameters: $gm_code, $definitie. Eenheid: euro per inwoner van hetzelfde jaar; n in aantallen.
with lid as (
    select g.gm_code
    from mart.gemeente g
    join mart.gemeente ik on ik.gm_code = $gm_code and ik.grootteklasse = g.grootteklasse
    where g.gm_code <> $gm_code
),
bedrag as (
    select w.jaar, w.soort, w.wet, 1000 * w.lasten_keur / i.aantal as per_inwoner_eur
    from mart.wet_bedrag w
    join lid on lid.gm_code = w.gm_code
    join mart.noemer i on i.gm_code = w.gm_code and i.jaar = w.jaar and i.noemer = 'inwoners'
    where w.definitie = $definitie and w.lasten_keur > 0
        and not exists (
            select 1 from mart.vlag v
            where v.gm_code = w.gm_code and v.jaar = w.jaar
                and ((v.vlag = 'anders_geboekt' and v.wet = w.wet)
                    or (v.vlag = 'onvolledig_door_herindeling' and v.soort = w.soort))
        )
)
select jaar::integer as jaar, soort, wet,
    count(*)::integer as n,
    (select count(*) from lid)::integer as leden,
    quantile_cont(per_inwoner_eur, 0.25) as q1_eur,
    median(per_inwoner_eur) as mediaan_eur,
    quantile_cont(per_inwoner_eur, 0.75) as q3_eur
from bedrag
group by jaar, soort, wet
order by jaar, soort, wet
