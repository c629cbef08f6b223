-- Doel: van onze som naar elk cijfer dat anderen over jeugd publiceerden: bekende delen, en de rest die niet bekend is.
-- Parameters: geen. Eenheid: miljoen euro.
select toets, volgorde::integer as volgorde, soort, jaar::integer as jaar, reeks, naam, bedrag_mln, zekerheid, uitleg
from mart.brug order by jaar, reeks, toets, volgorde
