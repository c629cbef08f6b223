-- moment: achteraf
-- melding: {gm_code} in data/referentie/groepsleden.csv heet bij het CBS niet {naam} maar {cbs}. Verbeter de regel.
select l.gm_code, l.naam, any_value(n.naam) as cbs
from referentie.groepslid l
join mart.gemeentenaam n on n.gm_code_toen = l.gm_code
group by l.gm_code, l.naam
having not bool_or(n.naam = l.naam or n.naam like l.naam || ' (%')
limit 1
