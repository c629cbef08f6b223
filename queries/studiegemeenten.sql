-- Doel: de gemeenten die de Raad voor het Openbaar Bestuur onderzocht.
-- Parameters: geen. Eenheid: geen.
select gm_code, naam from referentie.groepslid where groep = 'rob' order by naam
