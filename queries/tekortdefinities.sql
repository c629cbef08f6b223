-- Doel: de definities van een tekort die men kan kiezen, met formule, bronnen en valkuilen.
-- Parameters: geen. Eenheid: geen.
select definitie_id, naam, zin, formule, links, rechts, taakvelden, bronnen, valkuilen, bron
from referentie.tekortdefinitie
order by volgorde
