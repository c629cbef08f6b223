-- Doel: wat er van de studie bekend is over één deelvraag: bevinding, vraag om te stellen, goed voorbeeld en figuur.
-- Parameters: $subvraag. Eenheid: geen.
select volgorde, soort, tekst, pagina, figuur, bron, url from referentie.studie where subvraag = $subvraag order by volgorde
