-- melding: Taakveld {groepscode} ({titel}) had in de {soort} {jaar} bedragen en nu niet meer.
-- Taakvelden outside the social domain may go when only that was fetched.
with oud as (
    select b.jaar, b.soort, b.groepscode, sum(abs(b.lasten_keur)) as bedrag
    from vorige.mart.taakveld_bedrag b group by all having sum(abs(b.lasten_keur)) > 0
)
select o.groepscode, coalesce(t.titel, '') as titel, o.soort, o.jaar
from oud o
join mart.verslag v using (jaar, soort)
left join mart.taakveldgroep t on t.jaar = o.jaar and t.groepscode = o.groepscode
where (v.omvang = 'alle taakvelden' or o.groepscode like '6.%' or o.groepscode in (
    select taakveld from referentie.taakveldrol where rol in ('gemeentefonds', 'volksgezondheid')))
    and not exists (
        select 1 from mart.taakveld_bedrag n
        where n.jaar = o.jaar and n.soort = o.soort and n.groepscode = o.groepscode)
order by o.jaar, o.soort, o.groepscode
