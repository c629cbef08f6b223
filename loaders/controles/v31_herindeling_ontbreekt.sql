-- moment: vooraf
-- melding: {naam} ({gm_code}) bestaat na {jaar} niet meer, maar data/referentie/herindelingen.csv zegt niet waar zij in opging. Voeg een regel toe.
select g.naam, g.gm_code, g.jaar
from bron.gemeente_jaar g
where g.jaar < (select max(jaar) from bron.gemeente_jaar)
    and not exists (select 1 from bron.gemeente_jaar v where v.gm_code = g.gm_code and v.jaar = g.jaar + 1)
    and not exists (
        select 1 from referentie.herindeling h
        where h.gm_code_oud = g.gm_code and h.eerste_jaar_zonder = g.jaar + 1 and h.aandeel > 0
    )
limit 1
