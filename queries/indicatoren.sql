-- Doel: de indicatoren met hun uitleg, en voor hoeveel gemeenten zij bekend zijn.
-- Parameters: geen. Eenheid: zie kolom eenheid; n in gemeenten.
select i.indicator_id, i.naam, i.eenheid, i.brontabel, i.methode, i.waarschuwing,
    count(m.waarde)::integer as n, max(m.jaar)::integer as jaar
from referentie.indicatorsoort i
join mart.indicator m using (indicator_id)
group by all
order by i.indicator_id
