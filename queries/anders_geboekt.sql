-- Doel: de paren die niet meetellen omdat begroting en rekening op verschillende taakvelden staan.
-- Parameters: geen. Eenheid: lasten × € 1.000.
select v.jaar::integer as jaar, g.naam, v.wet, b.begroot_keur, b.besteed_keur
from mart.vlag v
join mart.gemeente g using (gm_code)
join mart.begroot_besteed b on b.gm_code = v.gm_code and b.jaar = v.jaar and b.wet = v.wet and b.definitie = 'smal'
where v.vlag = 'anders_geboekt'
order by v.jaar desc, g.naam, v.wet
