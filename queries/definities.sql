-- Doel: de definities waaruit u kunt kiezen.
-- Parameters: geen. Eenheid: geen.
select definitie, naam, gedeeld_telt_mee, uitleg from referentie.definitie order by volgorde
