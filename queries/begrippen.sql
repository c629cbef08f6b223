-- Doel: de begrippen met hun uitleg, voor bij het woord en als lijst; woorden zijn de vormen in een zin, met | ertussen.
--   op_papier: nee als een profiel het woord uitlegt waar het staat.
-- Parameters: geen. Eenheid: geen.
select term, woorden, op_papier = 'ja' as op_papier, uitleg from referentie.begrip order by volgorde
