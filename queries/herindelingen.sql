-- Doel: de herindelingen sinds 2017 zoals zij in de referentietabel staan.
-- Parameters: geen. Eenheid: aandeel als deel van 1.
select datum, naam_oud, gm_code_oud, naam_nieuw, gm_code_nieuw, aandeel, inwoners, toelichting
from referentie.herindeling
where datum >= '2017-01-01' and aandeel > 0
order by datum desc, naam_nieuw, naam_oud
