-- Doel: wie een verslag niet of niet volledig aanleverde, in de gemeenten van nu.
-- Parameters: geen. Eenheid: geen.
select v.jaar::integer as jaar, v.soort, g.naam, s.naam as wat, v.toelichting
from mart.vlag v
join mart.gemeente g using (gm_code)
join referentie.vlagsoort s using (vlag)
where v.vlag in ('niet_aangeleverd', 'onvolledig_door_herindeling')
order by v.jaar desc, v.soort, g.naam
