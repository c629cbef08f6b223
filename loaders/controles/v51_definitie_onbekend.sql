-- moment: vooraf
-- melding: De definities in data/referentie/definities.csv en de kolommen wet_… van taakveld_wet.csv horen bij elkaar; '{definitie}' staat maar in een van de twee. Vul de andere aan.
select coalesce(d.definitie, k.definitie) as definitie
from referentie.definitie d
full join (
    select replace(column_name, 'wet_', '') as definitie
    from information_schema.columns
    where table_schema = 'referentie' and table_name = 'taakveld_wet' and column_name like 'wet\_%' escape '\'
) k on k.definitie = d.definitie
where d.definitie is null or k.definitie is null
limit 1
