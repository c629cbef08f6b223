select $jaar::integer as jaar, $soort as soort, gm_code, case when tweede then 2 else 1 end as plaatsing
from keuze
where gm_code not in (select gm_code from stil)
order by gm_code
