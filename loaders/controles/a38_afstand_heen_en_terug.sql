-- moment: achteraf
-- melding: De afstand van {gm_code} naar {buur_gm_code} (wet {wet}) is {heen} en terug {terug}. Controleer de bouwstap mart_buur.
select h.gm_code, h.buur_gm_code, h.wet, h.afstand as heen, t.afstand as terug
from mart.buur h
join mart.buur t on t.wet = h.wet and t.gm_code = h.buur_gm_code and t.buur_gm_code = h.gm_code
where h.afstand is distinct from t.afstand
limit 1
