-- melding: Kenmerk '{naam}' {jaar}: eerst {n_oud} gemeenten met midden {oud}, nu {n_nieuw} met midden {nieuw}.
with grens as (select waarde from referentie.drempel where drempel = 'revisie_indicator_pct'),
oud as (
    select indicator_id, jaar, count(*) as n, median(waarde) as midden from vorige.mart.indicator group by all
),
nieuw as (
    select indicator_id, jaar, count(*) as n, median(waarde) as midden from mart.indicator group by all
)
select coalesce(s.naam, o.indicator_id) as naam, o.jaar, o.n as n_oud, round(o.midden, 2) as oud,
    coalesce(n.n, 0) as n_nieuw, round(n.midden, 2) as nieuw
from oud o
left join nieuw n using (indicator_id, jaar)
left join referentie.indicatorsoort s using (indicator_id), grens
where coalesce(n.n, 0) < o.n - 5 or n.midden is null or abs(n.midden - o.midden) > waarde / 100 * abs(o.midden)
order by all
