-- moment: achteraf
-- melding: Door het terugrekenen verandert taakveld {taakveld}, {soort} {jaar}: vooraf {voor}, achteraf {na} (× € 1.000). Controleer data/referentie/herindelingen.csv.
with voor as (
    select jaar, soort, taakveld, sum(lasten_keur) as l, sum(baten_keur) as b from bron.iv3_taakveld group by all
),
na as (
    select jaar, soort, taakveld, sum(lasten_keur) as l, sum(baten_keur) as b from mart.taakveld_bedrag group by all
)
select taakveld, soort, jaar, voor.l as voor, na.l as na
from voor full join na using (jaar, soort, taakveld)
where abs(coalesce(voor.l, 0) - coalesce(na.l, 0)) > 0.001
    or (voor.b is not null and na.b is not null and abs(voor.b - na.b) > 0.001 and taakveld not in (select taakveld from referentie.taakveldrol where rol = 'reserves'))
limit 1
