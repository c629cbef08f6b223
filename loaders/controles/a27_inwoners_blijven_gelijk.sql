-- moment: achteraf
-- melding: Door het terugrekenen verandert het aantal inwoners van Nederland in {jaar}: vooraf {voor}, achteraf {na}. Controleer data/referentie/herindelingen.csv.
select jaar, voor, na
from (select jaar, sum(inwoners) as voor from bron.inwoners group by jaar)
join (select jaar, sum(aantal) as na from mart.noemer where noemer = 'inwoners' group by jaar) using (jaar)
where abs(voor - na) > 0.1 limit 1
