-- Doel: hetzelfde voor Nederland, gewogen: sommen over de gemeenten met beide verslagen (gepaard);
--   zolang er nog geen jaarrekening is, over de gemeenten met een begroting.
-- Parameters: $definitie. Eenheid: lasten × € 1.000; noemers en n in aantallen.
with rij as (
    select b.*, i.aantal as inwoners, j.aantal as jongeren,
        b.begroot_keur is not null and b.besteed_keur is not null and not exists (
            select 1 from mart.vlag v
            where v.gm_code = b.gm_code and v.jaar = b.jaar and v.vlag = 'onvolledig_door_herindeling'
        ) as gepaard
    from mart.begroot_besteed b
    left join mart.noemer i on i.gm_code = b.gm_code and i.jaar = b.jaar and i.noemer = 'inwoners'
    left join mart.noemer j on j.gm_code = b.gm_code and j.jaar = b.jaar and j.noemer = 'jongeren_0_17'
    where b.definitie = $definitie
),
met_jaar as (
    select *, bool_or(besteed_keur is not null) over (partition by jaar) as heeft_rekening from rij
),
telt as (
    select * from met_jaar
    where gepaard or (not heeft_rekening and begroot_keur is not null)
)
select jaar::integer as jaar, wet,
    sum(begroot_keur) as begroot_keur,
    sum(besteed_keur) as besteed_keur,
    sum(afwijking_keur) as afwijking_keur,
    100 * sum(afwijking_keur) / sum(begroot_keur) filter (where gepaard) as afwijking_pct,
    bool_or(gepaard) as vergelijkbaar,
    any_value(telt_mee) as telt_mee,
    sum(inwoners) as inwoners,
    sum(jongeren) as jongeren,
    count(*)::integer as n,
    ((select count(*) from mart.gemeente) - count(*))::integer as n_ontbreekt,
    count(*) filter (where vergelijkbaar)::integer as n_vergelijkbaar,
    count(*) filter (where vergelijkbaar and afwijking_keur > 0)::integer as n_meer
from telt
group by jaar, wet
order by jaar, wet
