-- moment: vooraf
-- melding: In data/referentie/buren.csv staat geen enkel kenmerk voor de wet {wet}. Voeg er ten minste een toe.
select w.wet
from (select unnest(['jeugdwet', 'wmo', 'participatiewet']) as wet) w
where w.wet not in (select wet from referentie.buur_variabele)
limit 1
