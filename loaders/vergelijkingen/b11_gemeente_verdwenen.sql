-- melding: {aantal} gemeenten hadden een {soort} {jaar} en nu niet meer, waaronder {namen}.
-- A municipality that merged away has no rows of its own in the new division: that is a reason.
with oud as (select distinct gm_code, jaar, soort from vorige.mart.wet_bedrag),
weg as (
    select o.jaar, o.soort, g.naam
    from oud o
    join mart.gemeente g using (gm_code)
    where exists (select 1 from mart.wet_bedrag n where n.jaar = o.jaar and n.soort = o.soort)
        and not exists (
            select 1 from mart.wet_bedrag n where n.gm_code = o.gm_code and n.jaar = o.jaar and n.soort = o.soort)
)
select jaar, soort, count(*) as aantal, string_agg(naam, ', ' order by naam) filter (where volg <= 3) as namen
from (select *, row_number() over (partition by jaar, soort order by naam) as volg from weg)
group by jaar, soort
order by jaar, soort
