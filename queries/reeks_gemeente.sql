-- Doel: begroot en besteed per jaar en wet van één gemeente, met de noemers van hetzelfde jaar. Is een
--   verslag onvolledig door een herindeling, dan is de noemer leeg: delen zou een te laag bedrag geven.
-- Parameters: $gm_code, $definitie. Eenheid: lasten × € 1.000; noemers in aantallen.
select b.jaar::integer as jaar, b.wet, b.begroot_keur, b.besteed_keur, b.afwijking_keur, b.afwijking_pct,
    b.vergelijkbaar, b.telt_mee,
    case when not onvolledig then i.aantal end as inwoners,
    case when not onvolledig then j.aantal end as jongeren
from mart.begroot_besteed b
left join mart.noemer i on i.gm_code = b.gm_code and i.jaar = b.jaar and i.noemer = 'inwoners'
left join mart.noemer j on j.gm_code = b.gm_code and j.jaar = b.jaar and j.noemer = 'jongeren_0_17'
cross join lateral (
    select count(*) > 0 as onvolledig from mart.vlag v
    where v.gm_code = b.gm_code and v.jaar = b.jaar and v.vlag = 'onvolledig_door_herindeling'
)
where b.gm_code = $gm_code and b.definitie = $definitie
order by b.jaar, b.wet
