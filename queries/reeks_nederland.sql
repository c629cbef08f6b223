-- Doel: hetzelfde voor Nederland, gewogen: sommen over de gemeenten met twee verslagen die bij elkaar passen (vergelijkbaar);
--   zolang er nog geen jaarrekening is, over de gemeenten met een begroting. Met hoeveel gemeenten ontbreken (n_ontbreekt) of
--   niet passen (n_past_niet), welk deel van de inwoners meetelt, en het verschil van de paren die niet passen.
-- Parameters: $definitie. Eenheid: lasten × € 1.000; noemers en n in aantallen; dekking in procent.
with rij as (
    select b.*, i.aantal as alle_inwoners,
        i.aantal * coalesce(b.dekking_pct, 100) / 100 as inwoners,
        j.aantal * coalesce(b.dekking_pct, 100) / 100 as jongeren,
        b.begroot_keur is not null and b.besteed_keur is not null and b.dekking_pct is not null as gepaard
    from mart.begroot_besteed b
    left join mart.noemer i on i.gm_code = b.gm_code and i.jaar = b.jaar and i.noemer = 'inwoners'
    left join mart.noemer j on j.gm_code = b.gm_code and j.jaar = b.jaar and j.noemer = 'jongeren_0_17'
    where b.definitie = $definitie
),
met_jaar as (
    select *, bool_or(besteed_keur is not null) over (partition by jaar) as heeft_rekening from rij
),
telt as (
    select *, coalesce(vergelijkbaar or (not heeft_rekening and begroot_keur >= 0), false) as telt from met_jaar
)
select jaar::integer as jaar, wet,
    sum(begroot_keur) filter (where telt) as begroot_keur,
    sum(besteed_keur) filter (where telt) as besteed_keur,
    sum(afwijking_keur) filter (where telt) as afwijking_keur,
    100 * sum(afwijking_keur) filter (where telt) / sum(begroot_keur) filter (where vergelijkbaar) as afwijking_pct,
    bool_or(vergelijkbaar) as vergelijkbaar,
    any_value(telt_mee) as telt_mee,
    sum(inwoners) filter (where telt) as inwoners,
    sum(jongeren) filter (where telt) as jongeren,
    count(*) filter (where telt)::integer as n,
    count(*) filter (where not telt and not (gepaard and not vergelijkbaar))::integer as n_ontbreekt,
    count(*) filter (where vergelijkbaar)::integer as n_vergelijkbaar,
    count(*) filter (where vergelijkbaar and afwijking_keur > 0)::integer as n_meer,
    count(*) filter (where gepaard and not vergelijkbaar)::integer as n_past_niet,
    sum(afwijking_keur) filter (where gepaard and not vergelijkbaar) as past_niet_keur,
    100 * sum(inwoners) filter (where telt) / sum(alle_inwoners) as dekking_pct
from telt
group by jaar, wet
order by jaar, wet
