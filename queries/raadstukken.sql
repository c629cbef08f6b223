-- Doel: waaruit een stuk voor de raad bestaat: per soort de delen in hun volgorde.
-- Parameters: geen. Eenheid: geen.
select soort, volgorde, titel, kop, inhoud, tekst from referentie.raadstuk order by soort, volgorde
