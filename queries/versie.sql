-- Doel: de versie van de cijfers.
-- Parameters: geen. Eenheid: geen.
select versie, gebouwd_op from mart.versie
