-- Doel: begroot en besteed per jaar en wet van één gemeente, met de noemers van hetzelfde jaar. Is een
--   verslag onvolledig door een herindeling, dan is de noemer leeg: delen zou een te laag bedrag geven.
-- Parameters: $gm_code ('*' = alle gemeenten), $definitie. Eenheid: lasten × € 1.000; noemers in aantallen.
with noemers as (
    select gm_code, jaar, max(aantal) filter (where noemer = 'inwoners') as inwoners,
        max(aantal) filter (where noemer = 'jongeren_0_17') as jongeren
    from mart.noemer
    where $gm_code in (gm_code, '*') and (gm_code, jaar) not in (
        select (gm_code, jaar) from mart.vlag where vlag = 'onvolledig_door_herindeling'
    )
    group by gm_code, jaar
)
select b.gm_code, b.jaar::integer as jaar, b.wet, b.begroot_keur, b.besteed_keur, b.afwijking_keur, b.afwijking_pct,
    b.vergelijkbaar, b.telt_mee, n.inwoners, n.jongeren
from mart.begroot_besteed b
left join noemers n on n.gm_code = b.gm_code and n.jaar = b.jaar
where $gm_code in (b.gm_code, '*') and b.definitie = $definitie
order by b.gm_code, b.jaar, b.wet
