-- Doel: welke gemeenten er in een groep zitten, per wet; bij vergelijkbare gemeenten op volgorde van afstand.
-- Parameters: $gm_code ('*' = alle gemeenten, alleen bij groep buren), $groep. Eenheid: rang 1 = het meest gelijk; afstand zonder eenheid.
select l.van_gm_code, l.wet, l.gm_code, g.naam, l.rang, l.afstand
from mart.groepsleden($gm_code, $groep) l
join mart.gemeente g on g.gm_code = l.gm_code
order by l.van_gm_code, l.wet, l.rang, g.naam
