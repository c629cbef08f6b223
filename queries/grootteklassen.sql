-- Doel: de grootteklassen van klein naar groot, voor de volgorde in een figuur.
-- Parameters: geen. Eenheid: n in gemeenten.
select grootteklasse as groep, count(*)::integer as n
from mart.gemeente
group by grootteklasse, grootteklasse_code
order by grootteklasse_code
