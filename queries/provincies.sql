-- Doel: de namen van de provincies bij hun code.
-- Parameters: geen. Eenheid: geen.
select distinct provincie_code as code, provincie as naam
from bron.gebieden
order by naam
