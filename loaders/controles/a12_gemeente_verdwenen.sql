-- moment: achteraf
-- melding: {naam} ({gm_code}) heeft geen bedragen voor de {soort} {jaar} en staat ook niet als niet aangeleverd. Controleer data/referentie/herindelingen.csv.
select g.naam, g.gm_code, v.soort, v.jaar
from mart.gemeente g
cross join (select distinct jaar, soort from bron.iv3_taakveld) v
where not exists (
        select 1 from mart.taakveld_bedrag b where b.gm_code = g.gm_code and b.jaar = v.jaar and b.soort = v.soort)
    and not exists (
        select 1 from mart.vlag f where f.gm_code = g.gm_code and f.jaar = v.jaar and f.soort = v.soort
            and f.vlag = 'niet_aangeleverd')
limit 1
