-- Doel: de regels voor "Vragen voor de raad".
-- Parameters: geen. Eenheid: drempel in de eenheid van de maat.
select vraag as regel, fase, volgorde, wet, maat, vergelijking, drempel, tekst from referentie.vraag order by volgorde
