-- Doel: welke groepen gemeenten men kan kiezen om mee te vergelijken, met uitleg.
-- Parameters: geen. Eenheid: geen.
select groep, naam, kort, wie, uitleg from referentie.groepsoort order by volgorde
