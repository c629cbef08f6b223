-- moment: achteraf
-- melding: Indicator {indicator_id} heeft cijfers met herkomst '{herkomst_id}', maar data/referentie/indicatoren.csv noemt '{genoemd}'. Verbeter de verwijzing.
-- what is fetched and what came with the project may hold years of the same table; anything else is what the row says
select distinct i.indicator_id, i.herkomst_id, s.herkomst_id as genoemd
from mart.indicator i
join referentie.indicatorsoort s using (indicator_id)
left join bron.ophaalbaar o on i.herkomst_id = o.herkomst_id or starts_with(i.herkomst_id, o.herkomst_id || '_')
where not exists (select 1 from bron.herkomst h where h.herkomst_id = i.herkomst_id)
    or (o.herkomst_id is null and i.herkomst_id <> s.herkomst_id
        and s.herkomst_id not in (select herkomst_id from bron.ophaalbaar))
    or (o.herkomst_id is not null and s.herkomst_id in (select herkomst_id from bron.ophaalbaar)
        and o.herkomst_id <> s.herkomst_id)
order by all
limit 1
