-- Doel: het rijksbudget voor bijstand en loonkostensubsidie (BUIG) per gemeente, steeds in de meest definitieve stand die
--   van die gemeente is ingelezen.
-- Parameters: $jaar. Eenheid: × € 1.000.
select gm_code, stand, totaal_keur from mart.buig
where jaar = $jaar
qualify row_number() over (
    partition by gm_code order by case stand when 'definitief' then 1 when 'nader voorlopig' then 2 else 3 end
) = 1
order by gm_code
