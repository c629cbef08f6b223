-- Doel: het rijksbudget voor bijstand en loonkostensubsidie (BUIG) per gemeente, in de meest definitieve stand van dat jaar.
-- Parameters: $jaar. Eenheid: × € 1.000.
with stand as (
    select stand from mart.buig where jaar = $jaar
    group by stand
    order by case stand when 'definitief' then 1 when 'nader voorlopig' then 2 else 3 end
    limit 1
)
select gm_code, stand, totaal_keur from mart.buig
where jaar = $jaar and stand in (select stand from stand)
order by gm_code
