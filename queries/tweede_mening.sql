-- Doel: onze bedragen (Iv3, lasten) naast de eigen tabellen van het CBS, landelijk, over gemeenten die in beide staan;
--   let_op zegt van welke jaren het CBS zijn cijfers voorlopig noemt.
-- Parameters: geen. Eenheid: × € 1.000; n in gemeenten.
with paar as (
    select k.jaar, k.wet, 'begroting' as soort, b.begroot_keur as iv3_keur, k.begroot_keur as cbs_keur, k.voorlopig
    from mart.kosten_cbs k
    join mart.begroot_besteed b using (gm_code, jaar, wet)
    where b.definitie = 'smal'
    union all
    select k.jaar, k.wet, 'rekening', b.besteed_keur, k.gerealiseerd_keur, k.voorlopig
    from mart.kosten_cbs k
    join mart.begroot_besteed b using (gm_code, jaar, wet)
    where b.definitie = 'smal'
)
select jaar::integer as jaar, wet, soort, count(*)::integer as n, sum(iv3_keur) as iv3_keur, sum(cbs_keur) as cbs_keur,
    100 * (sum(cbs_keur) - sum(iv3_keur)) / sum(iv3_keur) as verschil_pct,
    case when bool_or(voorlopig) then 'voorlopig' else '' end as let_op
from paar
where iv3_keur is not null and cbs_keur is not null
group by all
order by jaar desc, wet, soort
