-- Doel: de rekenwijzen waarmee vooruit te kijken is, met uitleg en bron.
-- Parameters: geen. Eenheid: geen.
select rekenwijze, volgorde, naam, zin, uitleg, bron from referentie.rekenwijze order by volgorde
