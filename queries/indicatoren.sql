-- Doel: de indicatoren met hun uitleg, en voor hoeveel gemeenten zij bekend zijn.
-- Parameters: geen. Eenheid: zie kolom eenheid; n in gemeenten, van het nieuwste jaar (kolom jaar).
with nieuwste as (
    select indicator_id, jaar, bool_or(voorlopig) as voorlopig, count(*) as n
    from mart.indicator
    group by indicator_id, jaar
    qualify jaar = max(jaar) over (partition by indicator_id)
)
select i.indicator_id, i.naam, i.eenheid, i.brontabel, i.methode, i.thema, i.leeftijdsgroep, mart.waarschuwing(i.waarschuwing, n.jaar, n.voorlopig) as waarschuwing,
    n.n::integer as n, n.jaar::integer as jaar
from referentie.indicatorsoort i
join nieuwste n using (indicator_id)
order by i.volgorde, i.brontabel
