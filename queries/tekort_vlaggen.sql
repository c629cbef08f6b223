-- Doel: de vlaggen die men moet kennen bij een wet, per gemeente, met de jaren waarin zij gelden.
-- Parameters: $wet. Eenheid: jaren.
select v.gm_code, s.naam, list(distinct v.jaar::integer order by v.jaar::integer) as jaren
from mart.vlag v
join referentie.vlagsoort s on s.vlag = v.vlag
where s.gewicht = 'let_op' and (v.wet is null or v.wet = $wet)
group by v.gm_code, s.naam, s.volgorde
order by v.gm_code, s.volgorde, s.naam
