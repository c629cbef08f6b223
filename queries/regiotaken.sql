-- Doel: de gemeenten die een wet waarschijnlijk ook voor hun regio inkopen, met het nieuwste bekende deel dat terugkomt als baten.
-- Parameters: geen. Eenheid: procent van de lasten.
select r.gm_code, g.naam, r.wet, r.jaar::integer as jaar, r.soort, r.aandeel_pct
from kern.regiotaak r
join mart.gemeente g using (gm_code)
order by r.wet, g.naam
