-- Doel: hoe bedragen van elk jaar in prijzen van het laatste jaar met een index te zeggen zijn; leeg = nog geen index.
-- Parameters: geen. Eenheid: index van het CBS; factor zonder eenheid.
select jaar::integer as jaar, index, factor, naar_jaar::integer as naar_jaar, herkomst_id from mart.prijspeil order by jaar
