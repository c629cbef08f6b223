-- moment: achteraf
-- melding: De definitie '{definitie}' heeft geen bedragen voor de {soort} {jaar}. Controleer haar kolom wet_{definitie} in data/referentie/taakveld_wet.csv, of verwijder haar uit definities.csv.
select d.definitie, v.jaar, v.soort
from referentie.definitie d
cross join (select distinct jaar, soort from mart.taakveld_bedrag) v
where not exists (
    select 1 from mart.wet_bedrag w
    where w.definitie = d.definitie and w.jaar = v.jaar and w.soort = v.soort and w.lasten_keur is not null)
order by v.jaar, d.definitie
limit 1
