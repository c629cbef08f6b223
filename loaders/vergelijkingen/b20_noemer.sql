-- melding: Het aantal {noemer} van {jaar} gaat landelijk van {oud} naar {nieuw} (meer dan {grens}% is verdacht).
with grens as (select waarde from referentie.drempel where drempel = 'revisie_noemer_pct'),
oud as (select noemer, jaar, sum(aantal) as aantal from vorige.mart.noemer group by all),
nieuw as (select noemer, jaar, sum(aantal) as aantal from mart.noemer group by all)
select case o.noemer when 'jongeren_0_17' then 'jongeren tot 18 jaar' else o.noemer end as noemer, o.jaar,
    round(o.aantal) as oud, round(coalesce(n.aantal, 0)) as nieuw, waarde as grens
from oud o left join nieuw n using (noemer, jaar), grens
where abs(coalesce(n.aantal, 0) - o.aantal) > waarde / 100 * o.aantal
order by all
