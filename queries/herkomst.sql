-- Doel: waar elke brontabel vandaan komt.
-- Parameters: geen. Eenheid: rijen in aantallen.
select herkomst_id, titel, tabel_id, uitgever, licentie, url, gewijzigd_op, opgehaald_op, rijen, sha256, opmerking
from mart.herkomst order by titel, herkomst_id
