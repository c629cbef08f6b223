-- Doel: begroot en besteed per jaar en wet van één gemeente, met de noemers van hetzelfde jaar.
-- Parameters: $gm_code, $definitie. Eenheid: lasten × € 1.000; noemers in aantallen.
select b.jaar::integer as jaar, b.wet, b.begroot_keur, b.besteed_keur, b.afwijking_keur, b.afwijking_pct,
    b.vergelijkbaar, b.telt_mee, i.aantal as inwoners, j.aantal as jongeren
from mart.begroot_besteed b
left join mart.noemer i on i.gm_code = b.gm_code and i.jaar = b.jaar and i.noemer = 'inwoners'
left join mart.noemer j on j.gm_code = b.gm_code and j.jaar = b.jaar and j.noemer = 'jongeren_0_17'
where b.gm_code = $gm_code and b.definitie = $definitie
order by b.jaar, b.wet
