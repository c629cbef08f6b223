-- Doel: de herindelingen sinds het eerste jaar met cijfers, zoals zij in de referentietabel staan.
-- Parameters: geen. Eenheid: aandeel als deel van 1.
select datum, naam_oud, gm_code_oud, naam_nieuw, gm_code_nieuw, aandeel, inwoners, toelichting
from referentie.herindeling
where year(datum) >= (select min(jaar) from mart.taakveldrol) and aandeel > 0
order by datum desc, naam_nieuw, naam_oud
