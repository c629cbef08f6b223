-- Doel: de eigen enquêtes (en voorbeelden) die de beheerder heeft ingelezen.
-- Parameters: geen. Eenheid: n_vragen en n_respons in aantallen; leeg = niet bekend.
select e.enquete_id, e.titel, e.uitgever, e.jaar::integer as jaar, e.doelgroep, e.eenheid, e.veldwerk, e.modus, e.licentie,
    e.bron_url, e.soort, e.openbaar, count(distinct v.vraag_id)::integer as n_vragen,
    max(u.n_respons) filter (where u.geo_type = 'land' and u.rol = 'alle')::integer as n_respons
from mart.enquete e
left join mart.enquete_vraag v using (enquete_id)
left join mart.enquete_uitkomst u using (enquete_id, vraag_id)
where e.soort <> 'gepubliceerd'
group by all
order by e.soort, jaar desc, e.titel
