-- Doel: wat anderen over jeugd publiceerden, met wat het telt, naast onze som over alle gemeenten.
-- Parameters: geen. Eenheid: miljoen euro, of procent waar dat er staat.
select a.toets, a.reeks, a.jaar::integer as jaar, a.maat, a.waarde, a.eenheid, a.telt, a.wie || ', ' || a.bron as bron, a.reden, s.gevonden
from referentie.anderen a
left join mart.aansluiting s using (toets)
where a.onderdeel = 'jeugdwet'
order by a.volgorde
