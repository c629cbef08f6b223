-- moment: vooraf
-- melding: Volgens data/referentie/herindelingen.csv ging {naam_oud} ({gm_code_oud}) vóór {eerste_jaar_zonder} op in een andere gemeente, maar in {jaar} bestaat die code nog. Verbeter de code of het jaar.
select h.naam_oud, h.gm_code_oud, h.eerste_jaar_zonder, max(g.jaar) as jaar
from referentie.herindeling h
join bron.gemeente_jaar g on g.gm_code = h.gm_code_oud
where h.aandeel > 0
group by all
having max(g.jaar) >= h.eerste_jaar_zonder
    or h.eerste_jaar_zonder > (select max(jaar) + 1 from bron.gemeente_jaar)
limit 1
