-- moment: vooraf
-- melding: De vraag '{geldvraag}' in data/referentie/enquete_geldvragen.csv noemt '{meting}', en die bestaat niet. Verbeter de naam of voeg de meting toe.
select geldvraag, meting
from (select geldvraag, soort, antwoorden, unnest(string_split(meting, ' ')) as meting from referentie.enquete_geldvraag)
where (soort = 'kenmerk' and meting not in (select indicator_id from referentie.indicatorsoort))
    or (soort = 'enquete' and meting not in (select vraag_id from referentie.enquete_vragen))
    or (soort = 'enquete' and antwoorden is null)
limit 1
