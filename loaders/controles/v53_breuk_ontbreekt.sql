-- moment: vooraf
-- melding: In {jaar} veranderden de taakvelden van hoofdtaakveld 6, maar data/referentie/breuken.csv noemt dat jaar niet. Voeg een regel toe.
with codes as (
    select jaar, list(code order by code) as lijst
    from bron.taakvelden
    where soort_code = 'officieel' and code like '6.%'
    group by jaar
),
verandering as (select jaar, lijst <> lag(lijst) over (order by jaar) as anders from codes)
select v.jaar
from verandering v
where v.anders and not exists (select 1 from referentie.breuk b where b.jaar = v.jaar)
order by v.jaar
limit 1
