-- Doel: alle gemeenten van nu met hun provincie en jeugdregio, op naam; sorteernaam zonder 's-, 't en accenten.
-- Parameters: geen. Eenheid: geen.
select gm_code, naam, provincie, jeugdregio,
    strip_accents(regexp_replace(naam, '^''[st][- ]', '')) as sorteernaam
from mart.gemeente
order by sorteernaam
