-- moment: achteraf
-- melding: Gemeente {gm_code} ({naam}) in data/referentie/groepsleden.csv heet nu anders of bestaat niet meer. Herstel de regel.
select l.gm_code, l.naam
from referentie.groepslid l
left join mart.gemeente g on g.gm_code = l.gm_code and g.naam = l.naam
where g.gm_code is null
limit 1
