-- moment: achteraf
-- melding: Door het terugrekenen verandert het rekenbedrag van cluster {cluster}, {circulaire} {jaar}: vooraf {voor}, achteraf {na} (× € 1.000). Controleer data/referentie/herindelingen.csv.
with voor as (select jaar, circulaire, cluster, sum(au_keur + iu_du_keur) as bedrag from bron.rekenbedrag group by all),
na as (select jaar, circulaire, cluster, sum(totaal_keur) as bedrag from mart.rekenbedrag group by all)
select cluster, circulaire, jaar, voor.bedrag as voor, na.bedrag as na
from voor full join na using (jaar, circulaire, cluster)
where abs(coalesce(voor.bedrag, 0) - coalesce(na.bedrag, 0)) > 0.01
limit 1
