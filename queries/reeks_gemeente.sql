-- Doel: begroot en besteed per jaar en wet van één gemeente, met de noemers van hetzelfde jaar. Is een
--   verslag onvolledig door een herindeling, dan is de noemer leeg: delen zou een te laag bedrag geven.
-- Parameters: $gm_code, $definitie. Eenheid: lasten × € 1.000; noemers in aantallen.
with noemers as (
    select jaar, max(aantal) filter (where noemer = 'inwoners') as inwoners,
        max(aantal) filter (where noemer = 'jongeren_0_17') as jongeren
    from mart.noemer
    where gm_code = $gm_code and jaar not in (
        select jaar from mart.vlag where gm_code = $gm_code and vlag = 'onvolledig_door_herindeling'
    )
    group by jaar
)
select b.jaar::integer as jaar, b.wet, b.begroot_keur, b.besteed_keur, b.afwijking_keur, b.afwijking_pct,
    b.vergelijkbaar, b.telt_mee, n.inwoners, n.jongeren
from mart.begroot_besteed b
left join noemers n on n.jaar = b.jaar
where b.gm_code = $gm_code and b.definitie = $definitie
order by b.jaar, b.wet
