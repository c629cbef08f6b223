-- Doel: wat gemeenten zelf antwoordden bij een figuur; de beheerder voegt die regels toe. Het zijn er weinig: alle tegelijk.
-- Parameters: geen. Eenheid: geen.
select gm_code, figuur, datum, ondertekenaar, tekst from referentie.reactie order by gm_code, datum, figuur
