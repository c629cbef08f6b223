-- Doel: de regels voor "Wat valt op".
-- Parameters: geen. Eenheid: drempel in de eenheid van de maat.
select regel, volgorde, maat, vergelijking, drempel, tekst from referentie.opvallend order by volgorde
