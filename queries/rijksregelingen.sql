-- Doel: tijdelijke regelingen van het Rijk die begroting en rekening uit elkaar trekken.
-- Parameters: geen. Eenheid: geen; jaar_tot leeg = loopt nog.
select regeling, naam, jaar_van::integer as jaar_van, jaar_tot::integer as jaar_tot, taakvelden, wet, wat, bron
from referentie.rijksregeling
order by volgorde
