-- Doel: de jaren waarin een telling bij een wet andere soorten taakvelden gaat omvatten (toegang, samenkracht), zodat bedragen
--   van daarvoor en daarna niet naast elkaar passen.
-- Parameters: $definitie. Eenheid: geen; jaar = het eerste jaar van de nieuwe telling.
with inhoud as (
    select w.wet, w.jaar, string_agg(distinct r.rol, ' ' order by r.rol) filter (where r.rol in ('toegang', 'samenkracht')) as rollen
    from mart.taakveld_wet w
    join mart.taakveldrol r on r.jaar = w.jaar and r.taakveld = w.taakveld
    where w.definitie = $definitie
    group by w.wet, w.jaar
)
select nu.wet, nu.jaar::integer as jaar
from inhoud nu
join inhoud toen on toen.wet = nu.wet and toen.jaar = nu.jaar - 1
where nu.rollen is distinct from toen.rollen
order by nu.jaar, nu.wet
