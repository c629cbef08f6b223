-- Doel: de jaren waarin de indeling van taakvelden veranderde, en welke wetten dat raakte.
-- Parameters: geen. Eenheid: geen.
select jaar::integer as jaar, wet, woord, uitleg from referentie.breuk order by jaar, wet
