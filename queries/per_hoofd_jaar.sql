-- Doel: van elke gemeente begroot, besteed en afwijking per inwoner of jongere in één jaar, voor stroken, kaart, lijst en
--   samenhang. Een gemeente zonder cijfer heeft geen rij.
-- Parameters: $jaar, $definitie. Eenheid: euro per inwoner of jongere.
select p.gm_code, g.naam, p.wet, p.maat, p.noemer, p.waarde_eur, p.telt_in_groep
from mart.per_hoofd p
join mart.gemeente g on g.gm_code = p.gm_code
where p.jaar = $jaar and p.definitie = $definitie
order by g.naam, p.wet, p.maat
