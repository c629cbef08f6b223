-- Doel: onze sommen naast hertellingen, gepubliceerde aantallen en wat anderen vonden (aard).
-- Parameters: geen. Eenheid: staat in de omschrijving.
select toets, omschrijving, verwacht, gevonden, verschil, tolerantie, in_orde, aard, wie, reden, zekerheid
from mart.aansluiting order by volgorde nulls first, toets
