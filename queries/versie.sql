-- Doel: de versie van de cijfers, welke daarvoor in gebruik was, en het programma dat ze maakte.
-- Parameters: geen. Eenheid: geen.
select versie, gebouwd_op, vorige, aanvaard, programma from mart.versie
