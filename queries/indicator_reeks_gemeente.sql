-- Doel: een kenmerk van een gemeente door de jaren, naast alle gemeenten en Nederland; altijd uit dezelfde tabel.
-- Parameters: $gm_code, $indicator_id. Eenheid: die van het kenmerk; n in gemeenten; grenzen leeg = niet bekend.
with jaar as (
    select jaar, count(*)::integer as n, quantile_cont(waarde, 0.25) as q1, median(waarde) as mediaan,
        quantile_cont(waarde, 0.75) as q3
    from mart.indicator
    where indicator_id = $indicator_id
    group by jaar
)
select j.jaar::integer as jaar, i.waarde, i.ondergrens, i.bovengrens, j.n, j.q1, j.mediaan, j.q3,
    r.waarde as nederland, r.ondergrens as nederland_ondergrens, r.bovengrens as nederland_bovengrens, i.herkomst_id
from jaar j
left join mart.indicator i on i.jaar = j.jaar and i.indicator_id = $indicator_id and i.gm_code = $gm_code
left join mart.indicator_referentie r on r.jaar = j.jaar and r.indicator_id = $indicator_id and r.gebied = 'NL'
order by j.jaar
