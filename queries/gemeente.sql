-- Doel: naam en regio's van één gemeente.
-- Parameters: $gm_code. Eenheid: inwoners in aantallen.
select gm_code, naam, provincie, jeugdregio, arbeidsmarktregio, grootteklasse, stedelijkheid, inwoners,
    indeling_jaar::integer as indeling_jaar
from mart.gemeente
where gm_code = $gm_code
