-- Doel: wat de studie aanbeveelt, per deelvraag: wie wat kan doen.
-- Parameters: $subvraag. Eenheid: geen.
select voor_wie, tekst, bron, url from referentie.aanbeveling
where list_contains(string_split(subvragen, ' '), $subvraag) order by volgorde
