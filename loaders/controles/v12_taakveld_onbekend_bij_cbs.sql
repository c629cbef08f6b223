-- moment: vooraf
-- melding: Taakveld {taakveld} ({jaar}) in data/bron/iv3_taakveld.parquet staat niet in de CBS-lijst data/bron/taakvelden.csv. Werk die lijst bij.
select distinct t.taakveld, t.jaar
from bron.iv3_taakveld t
where not exists (select 1 from bron.taakvelden d where d.jaar = t.jaar and d.code = t.taakveld)
limit 1
