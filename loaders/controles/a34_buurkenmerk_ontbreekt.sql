-- moment: achteraf
-- melding: Het kenmerk {variabele} (wet {wet}, jaar {jaar}) in data/referentie/buren.csv is maar van {n} van de {totaal} gemeenten bekend. Verbeter het jaar of verwijder de regel.
-- The largest cities have no centrumfunctie; a variable that more municipalities lack cannot find neighbours for all.
select v.variabele, v.wet, coalesce(v.jaar::varchar, 'het nieuwste') as jaar, count(distinct k.gm_code) as n,
    (select count(*) from mart.gemeente) as totaal
from referentie.buur_variabele v
left join mart.buurkenmerk k on k.variabele = v.variabele
    and k.jaar = coalesce(v.jaar, (select max(jaar) from mart.buurkenmerk m where m.variabele = v.variabele))
group by v.variabele, v.wet, v.jaar
having n = 0 or totaal - n > 42
limit 1
