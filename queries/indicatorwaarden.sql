-- Doel: de kenmerken van gemeenten waaruit een lezer kan kiezen, steeds het nieuwste jaar, met naam, eenheid en waarschuwing.
-- Parameters: geen. Eenheid: die van de indicator (kolom eenheid).
select i.gm_code, i.indicator_id, i.jaar::integer as jaar, i.waarde, s.naam, s.eenheid, s.methode,
    mart.waarschuwing(s.waarschuwing, i.jaar, i.voorlopig) as waarschuwing,
    s.leeftijdsgroep, s.brontabel
from mart.indicator i
join referentie.indicatorsoort s using (indicator_id)
where s.keuzelijst = 'ja'
qualify i.jaar = max(i.jaar) over (partition by i.indicator_id)
order by i.indicator_id, i.gm_code
