-- Doel: de versie van de cijfers, en welke daarvoor in gebruik was.
-- Parameters: geen. Eenheid: geen.
select versie, gebouwd_op, vorige, aanvaard from mart.versie
