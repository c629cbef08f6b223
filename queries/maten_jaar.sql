-- Doel: de maten van 'Wat valt op' van alle gemeenten in één jaar, om te zeggen of een drempel bij de meeste wordt gehaald.
-- Parameters: $jaar, $definitie. Eenheid: procent; leeg = niet te vergelijken.
with b as (select * from mart.begroot_besteed where definitie = $definitie and wet <> 'gedeeld'),
reeks as (
    select gm_code, wet, 100.0 * count(*) filter (where afwijking_keur > 0) / count(*) as reeks_meer_pct,
        100.0 * count(*) filter (where afwijking_keur < 0) / count(*) as reeks_minder_pct
    from b where vergelijkbaar group by gm_code, wet having count(*) >= (select waarde from referentie.drempel where drempel = 'reeks_minstens_jaren')
)
select n.gm_code, n.wet,
    case when n.vergelijkbaar then n.afwijking_pct end as verschil_pct,
    case when n.vergelijkbaar then abs(n.afwijking_pct) end as verschil_absoluut_pct,
    case when n.vergelijkbaar and t.vergelijkbaar and t.besteed_keur > 0
        then 100 * (n.besteed_keur - t.besteed_keur) / t.besteed_keur end as groei_twee_jaar_pct,
    case when n.vergelijkbaar and v.begroot_keur > 0 and n.besteed_keur > 0
        then 100 * (v.begroot_keur - n.besteed_keur) / n.besteed_keur end as volgende_begroting_pct,
    r.reeks_meer_pct, r.reeks_minder_pct
from b n
left join b t on t.gm_code = n.gm_code and t.wet = n.wet and t.jaar = n.jaar - 2
left join b v on v.gm_code = n.gm_code and v.wet = n.wet and v.jaar = n.jaar + 1
left join reeks r on r.gm_code = n.gm_code and r.wet = n.wet
where n.jaar = $jaar
order by n.gm_code, n.wet
