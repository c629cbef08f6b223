-- Doel: de kenmerken waaruit een lezer kan kiezen, per thema: registraties eerst, dan wat inwoners in enquêtes zeggen. Van
--   dezelfde vraag uit twee tabellen staat alleen de nieuwste erin.
-- Parameters: geen. Eenheid: zie kolom eenheid; jaar = het nieuwste jaar; n in gemeenten.
with nieuwste as (
    select indicator_id, jaar, bool_or(voorlopig) as voorlopig, count(*)::integer as n
    from mart.indicator
    group by indicator_id, jaar
    qualify jaar = max(jaar) over (partition by indicator_id)
)
select s.indicator_id, s.naam, s.eenheid, s.thema, s.volgorde, s.methode, mart.waarschuwing(s.waarschuwing, n.jaar, n.voorlopig) as waarschuwing, s.brontabel, s.leeftijdsgroep,
    n.jaar::integer as jaar, n.n
from referentie.indicatorsoort s
join nieuwste n using (indicator_id)
where s.keuzelijst = 'ja'
qualify row_number() over (partition by s.naam, s.eenheid order by n.jaar desc, s.brontabel desc) = 1
order by s.volgorde, s.brontabel
