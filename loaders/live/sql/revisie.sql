-- What this version changed against the one that was served ($versie, $gebouwd_op); half a thousand euro
-- and less is rounding of back-cast shares.
insert into mart.revisie by name
select $versie as versie, $gebouwd_op as gebouwd_op, coalesce(n.gm_code, o.gm_code) as gm_code,
    coalesce(n.jaar, o.jaar) as jaar, coalesce(n.soort, o.soort) as soort, coalesce(n.wet, o.wet) as wet,
    o.lasten_keur as oud_keur, n.lasten_keur as nieuw_keur, n.lasten_keur - o.lasten_keur as verschil_keur,
    case when o.lasten_keur is null then 'nieuw' when n.lasten_keur is null then 'vervallen' else 'gewijzigd' end as wat
from (select * from mart.wet_bedrag where definitie = 'smal') n
full join (select * from vorige.mart.wet_bedrag where definitie = 'smal') o
    on o.gm_code = n.gm_code and o.jaar = n.jaar and o.soort = n.soort and o.wet = n.wet
where coalesce(abs(n.lasten_keur - o.lasten_keur) >= 0.5, true);
