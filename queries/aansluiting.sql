-- Doel: onze sommen naast onafhankelijke sommen.
-- Parameters: geen. Eenheid: staat in de omschrijving.
select toets, omschrijving, verwacht, gevonden, verschil, tolerantie, in_orde from mart.aansluiting order by toets
