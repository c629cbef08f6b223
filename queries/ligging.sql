-- Doel: waar het midden van elke gemeente van nu ligt, en haar jeugdregio.
-- Parameters: geen. Eenheid: graden.
select gm_code, jeugdregio, lon, lat
from mart.gemeente
where lon is not null and lat is not null
order by gm_code
