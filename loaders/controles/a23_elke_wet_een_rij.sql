-- moment: achteraf
-- melding: {gm_code} heeft in {jaar} (definitie {definitie}) niet precies één rij per wet. Controleer data/referentie/taakveld_wet.csv.
select gm_code, jaar, definitie
from mart.begroot_besteed group by all having count(distinct wet) <> 4 or count(*) <> 4 limit 1
