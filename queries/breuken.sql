-- Doel: de jaren waarin de indeling van taakvelden veranderde.
-- Parameters: geen. Eenheid: geen.
select jaar::integer as jaar, woord, uitleg from referentie.breuk order by jaar
