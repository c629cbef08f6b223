-- Doel: uit hoeveel gemeenten van dat jaar een gemeente van nu bestond: een opgeteld verleden heeft geen eigen raad gehad.
-- Parameters: $gm_code ('*' = alle gemeenten). Eenheid: aantal gemeenten.
select gm_code, jaar::integer as jaar, count(*)::integer as n
from kern.overgang
where $gm_code in (gm_code, '*') and aandeel > 0
group by gm_code, jaar
order by gm_code, jaar
