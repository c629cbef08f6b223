-- Doel: alle gemeentenamen van nu en vroeger, voor het zoekveld en voor namen in de URL.
-- Parameters: geen. Eenheid: geen.
select gm_code, gm_code_toen, naam, naam_nu, is_huidig
from mart.gemeentenaam
order by strip_accents(naam), is_huidig desc
