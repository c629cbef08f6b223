-- moment: vooraf
-- melding: De aandelen van {naam_oud} ({gm_code_oud}) in data/referentie/herindelingen.csv tellen op tot {som} in plaats van 1. Verbeter de kolom aandeel.
select naam_oud, gm_code_oud, round(sum(aandeel), 6) as som
from referentie.herindeling
where soort <> 'alleen grond'
group by all
having abs(sum(aandeel) - 1) > 0.000002
limit 1
