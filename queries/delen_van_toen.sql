-- Doel: uit hoeveel gemeenten van dat jaar een gemeente van nu bestond: een opgeteld verleden heeft geen eigen raad gehad.
-- Parameters: $gm_code. Eenheid: aantal gemeenten.
select jaar::integer as jaar, count(*)::integer as n
from kern.overgang
where gm_code = $gm_code and aandeel > 0
group by jaar
order by jaar
