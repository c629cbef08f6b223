-- Doel: van elke gemeente de vergelijkbare gemeenten die wij laten zien, per wet.
-- Parameters: geen. Eenheid: geen.
select b.gm_code, b.wet, b.buur_gm_code
from mart.buur b
join referentie.drempel d on d.drempel = 'buren_getoond' and b.rang <= d.waarde
order by b.gm_code, b.wet, b.rang
