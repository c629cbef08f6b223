-- melding: De tabel van het CBS over {wet} {jaar} had cijfers van {n_oud} gemeenten en nu van {n_nieuw}.
with oud as (select jaar, wet, count(*) as n from vorige.mart.kosten_cbs group by all),
nieuw as (select jaar, wet, count(*) as n from mart.kosten_cbs group by all)
select case o.wet when 'jeugdwet' then 'jeugdzorg' else 'de Wmo' end as wet, o.jaar, o.n as n_oud, coalesce(n.n, 0) as n_nieuw
from oud o left join nieuw n using (jaar, wet)
where coalesce(n.n, 0) < o.n - 5
order by all
