-- moment: achteraf
-- melding: Bij het terugrekenen tellen de aandelen van {gm_code_toen} ({jaar}) op tot {som} in plaats van 1. Controleer data/referentie/herindelingen.csv.
select gm_code_toen, jaar, round(sum(aandeel), 6) as som
from kern.overgang group by all having abs(sum(aandeel) - 1) > 0.000005 limit 1
