-- moment: vooraf
-- melding: Het kenmerk '{variabele}' (wet {wet}) in data/referentie/buren.csv staat niet in buurkenmerken.csv; alleen hoe een gemeente is telt mee, geen uitgaven of beleid. Verbeter de naam of verwijder de regel.
select v.variabele, v.wet
from referentie.buur_variabele v
where v.variabele not in (select variabele from referentie.buurkenmerk)
order by v.wet, v.volgorde
limit 1
