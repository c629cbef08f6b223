-- Doel: de jaren waarin een telling bij een wet andere soorten taakvelden gaat omvatten (toegang, samenkracht), zodat bedragen
--   van daarvoor en daarna niet naast elkaar passen.
-- Parameters: geen. Eenheid: geen; jaar = het eerste jaar van de nieuwe telling.
with inhoud as (
    select w.definitie, w.wet, w.jaar, string_agg(distinct r.rol, ' ' order by r.rol) filter (where r.rol in ('toegang', 'samenkracht')) as rollen
    from mart.taakveld_wet w
    join mart.taakveldrol r on r.jaar = w.jaar and r.taakveld = w.taakveld
    group by w.definitie, w.wet, w.jaar
)
select nu.definitie, nu.wet, nu.jaar::integer as jaar
from inhoud nu
join inhoud toen on toen.definitie = nu.definitie and toen.wet = nu.wet and toen.jaar = nu.jaar - 1
where nu.rollen is distinct from toen.rollen
order by nu.definitie, nu.jaar, nu.wet
