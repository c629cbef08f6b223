-- moment: achteraf
-- melding: Indicator {indicator_id} in data/referentie/indicatoren.csv verwijst naar herkomst '{herkomst_id}', en die staat niet in data/bron/herkomst.csv. Verbeter de verwijzing.
select i.indicator_id, i.herkomst_id
from referentie.indicatorsoort i
where i.indicator_id in (select indicator_id from mart.indicator)
    and not exists (select 1 from bron.herkomst h where h.herkomst_id = i.herkomst_id)
limit 1
