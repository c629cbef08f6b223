-- Doel: de kant-en-klare vragen die enquêtes naast het geld zetten, met het kenmerk dat er nu is (of de vraag die nodig is).
-- Parameters: geen. Eenheid: geen; bij soort 'kenmerk' is meting het eerste genoemde kenmerk met cijfers.
with kandidaat as (
    select geldvraag, unnest(string_split(meting, ' ')) as meting, generate_subscripts(string_split(meting, ' '), 1) as plek
    from referentie.enquete_geldvraag
    where soort = 'kenmerk'
),
eerste as (
    select geldvraag, arg_min(meting, plek) as meting
    from kandidaat
    where meting in (select indicator_id from mart.indicator)
    group by geldvraag
)
select g.geldvraag, g.volgorde, g.tekst, g.soort, coalesce(e.meting, g.meting) as meting, g.antwoorden, g.wet, g.maat
from referentie.enquete_geldvraag g
left join eerste e using (geldvraag)
where g.soort = 'enquete' or e.meting is not null
order by g.volgorde
