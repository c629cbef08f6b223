-- moment: vooraf
-- melding: Van gemeente {naam} ({gm_code}) ontbreekt het aantal inwoners van {jaar} in data/bron/inwoners.csv. Vul het bestand aan.
select g.naam, g.gm_code, g.jaar
from bron.gemeente_jaar g
where g.jaar between (select min(jaar_van) from referentie.taakveld_wet) and (select max(jaar) from bron.inwoners)  -- a begroting comes out before the count
    and not exists (select 1 from bron.inwoners i where i.gm_code = g.gm_code and i.jaar = g.jaar)
limit 1
