-- moment: vooraf
-- melding: Gemeentecode {gm_code} in {bestand} bestaat niet in {jaar} volgens data/bron/gemeente_jaar.csv. Controleer de code of werk de gemeentelijst bij.
select x.gm_code, x.jaar, x.bestand
from (
    select distinct gm_code, jaar, 'iv3_taakveld.parquet' as bestand from bron.iv3_taakveld
    union all select distinct gm_code, jaar, 'iv3_gemeentetotaal.parquet' from bron.iv3_gemeentetotaal
    union all select gm_code, jaar, 'inwoners.csv' from bron.inwoners
    union all select gm_code, 2021, 'kwb_2021.csv' from bron.kwb_2021
    union all select gm_code, 2024, 'context_2024.csv' from bron.context_2024
    union all select gm_code, jaar, 'jongeren_eerder.csv' from bron.jongeren_eerder
    union all select gm_code, 2024, 'gebieden.csv' from bron.gebieden
    union all select gm_code, 2024, 'centrumgemeenten.csv' from bron.centrumgemeenten
    union all select gm_code, 2024, 'klassen.csv' from bron.klassen
    union all select gm_code, (select tabel_id::integer from bron.herkomst where herkomst_id = 'middelpunten'), 'middelpunten.csv'
        from bron.middelpunten
    union all select gm_code, 2024, 'roepnamen.csv' from referentie.roepnaam
) x
where not exists (
    select 1 from bron.gemeente_jaar g
    where g.gm_code = x.gm_code
        and g.jaar = case x.bestand when 'gebieden.csv' then (select jaar from bron.gebieden_stand) else x.jaar end
)
order by x.jaar, x.gm_code
limit 1
