-- moment: vooraf
-- melding: data/referentie/indicatoren.csv, indicator {indicator_id}: herkomst '{herkomst_id}' staat niet in data/bron/herkomst.csv en is geen bron die wordt opgehaald (cbs_ met een naam uit loaders/live/bronnen.toml). Verbeter de verwijzing.
select indicator_id, herkomst_id
from referentie.indicatorsoort
where herkomst_id not in (select herkomst_id from bron.herkomst)
    and herkomst_id not in (select herkomst_id from bron.ophaalbaar)
order by indicator_id
limit 1
