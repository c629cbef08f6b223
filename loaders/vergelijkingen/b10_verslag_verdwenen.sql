-- melding: De {soort} {jaar} zit niet meer in de nieuwe cijfers.
select o.jaar, o.soort
from (select distinct jaar, soort from vorige.mart.wet_bedrag) o
where not exists (select 1 from mart.wet_bedrag n where n.jaar = o.jaar and n.soort = o.soort)
order by all
