-- Doel: naam, regio's en klassen van één gemeente.
-- Parameters: $gm_code ('*' = alle gemeenten). Eenheid: inwoners in aantallen.
select gm_code, naam, provincie, jeugdregio, arbeidsmarktregio, corop, grootteklasse, stedelijkheid, centrumfunctie,
    sociale_structuur, inwoners,
    indeling_jaar::integer as indeling_jaar
from mart.gemeente
where $gm_code in (gm_code, '*')
order by gm_code
