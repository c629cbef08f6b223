-- moment: achteraf
-- melding: Indicator {indicator_id} heeft cijfers met herkomst '{herkomst_id}', en die staat niet in data/bron/herkomst.csv en is niet opgehaald. Verbeter de verwijzing.
-- a source of the snapshot and one that is fetched may hold years of the same table, so the figures themselves are asked
select distinct i.indicator_id, coalesce(i.herkomst_id, s.herkomst_id) as herkomst_id
from mart.indicator i
join referentie.indicatorsoort s using (indicator_id)
where not exists (select 1 from bron.herkomst h where h.herkomst_id = i.herkomst_id)
limit 1
