-- moment: vooraf
-- melding: Het gewicht van {variabele} (wet {wet}) in data/referentie/buren.csv is {gewicht}; het moet tussen 0,001 en 1000 liggen. Verbeter het gewicht, of verwijder de regel als het kenmerk niet moet meetellen.
select variabele, wet, gewicht
from referentie.buur_variabele
where not gewicht between 0.001 and 1000
order by wet, volgorde
limit 1
