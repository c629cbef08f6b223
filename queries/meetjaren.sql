-- Doel: jaren waarin onder bijzondere omstandigheden is gemeten; de zin bij een reeks van enquêtecijfers.
-- Parameters: geen. Eenheid: geen.
select jaar::integer as jaar, omstandigheid from referentie.meetjaar order by jaar
