-- moment: achteraf
-- melding: Van {variabele} (wet {wet}) is bij {gm_code} geen {transformatie} te nemen: de waarde is {waarde}. Verbeter de transformatie in data/referentie/buren.csv, bijvoorbeeld in 'geen'.
select v.variabele, v.wet, k.gm_code, v.transformatie, k.waarde
from referentie.buur_variabele v
join mart.buurkenmerk k on k.variabele = v.variabele and k.jaar = coalesce(v.jaar, k.jaar)
where (v.transformatie = 'log' and k.waarde <= 0) or (v.transformatie = 'wortel' and k.waarde < 0)
limit 1
