-- Doel: hoe het geld voor het sociaal domein door de jaren is verdeeld.
-- Parameters: geen. Eenheid: geen.
select jaar::integer as jaar, wat, uitleg, bron from referentie.tijdlijn order by jaar, volgorde
