-- moment: vooraf
-- melding: Taakveld {taakveld} ({jaar}, {soort}) in data/bron/iv3_taakveld.parquet hoort nog bij geen wet. Voeg een regel voor dit jaar toe aan data/referentie/taakveld_wet.csv.
select t.taakveld, t.jaar, t.soort
from bron.iv3_taakveld t
where t.taakveld like '6.%'
    and not exists (
        select 1 from referentie.taakveld_wet w
        where w.taakveld = t.taakveld and t.jaar between w.jaar_van and w.jaar_tot
    )
order by t.jaar, t.taakveld
limit 1
