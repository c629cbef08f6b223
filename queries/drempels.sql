-- Doel: alle drempels, met eenheid en reden.
-- Parameters: geen. Eenheid: zie kolom eenheid.
select drempel, waarde, eenheid, reden from referentie.drempel order by drempel
