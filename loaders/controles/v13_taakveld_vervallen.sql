-- moment: vooraf
-- melding: data/referentie/taakveld_wet.csv deelt taakveld {taakveld} in vanaf {jaar_van}, maar het CBS kent die code in {jaar} niet. Verbeter de jaren of de code.
select w.taakveld, w.jaar_van, j.jaar
from referentie.taakveld_wet w
join (select distinct jaar from bron.iv3_taakveld) j on j.jaar between w.jaar_van and w.jaar_tot
where not exists (select 1 from bron.taakvelden d where d.jaar = j.jaar and d.code = w.taakveld)
limit 1
