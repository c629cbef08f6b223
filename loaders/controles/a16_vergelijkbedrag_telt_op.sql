-- moment: achteraf
-- melding: Bij {gm_code}, {soort} {jaar}, definitie {definitie}, tellen de onderdelen om te vergelijken op tot {onderdelen} en de wetten tot {wetten} (× € 1.000). Controleer de rollen in data/referentie/taakveld_wet.csv.
with o as (select gm_code, jaar, soort, definitie, sum(lasten_keur) as bedrag from mart.vergelijkbedrag group by all),
w as (select gm_code, jaar, soort, definitie, sum(lasten_keur) as bedrag from mart.wet_bedrag group by all)
select gm_code, jaar, soort, definitie, o.bedrag as onderdelen, w.bedrag as wetten
from o full join w using (gm_code, jaar, soort, definitie)
where o.bedrag is null or w.bedrag is null or abs(o.bedrag - w.bedrag) > 0.001
limit 1
