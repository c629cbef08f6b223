-- Doel: de voorbeelden bij Zelf vragen.
-- Parameters: geen. Eenheid: geen.
select volgorde, vraag, uitleg, sql from referentie.voorbeeldvraag order by volgorde
