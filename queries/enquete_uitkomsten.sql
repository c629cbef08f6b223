-- Doel: alle uitkomsten van een enquête, met de vragen; kleine groepen zijn al beschermd.
-- Parameters: $enquete_id. Eenheid: pct en grenzen in procenten; n in antwoorden; leeg = niet bekend of niet getoond.
select e.enquete_id, e.titel, e.jaar::integer as jaar, e.soort as enquete_soort, v.vraag_id, v.volgorde as vraag_volgorde,
    v.tekst as vraag, v.subvraag, v.wet, v.kadertype, v.kenmerk, v.letterlijk, v.soort as vraag_soort, v.richting, v.schaal,
    v.doelgroep, u.* exclude (enquete_id, vraag_id)
from mart.enquete_uitkomst u
join mart.enquete_vraag v using (enquete_id, vraag_id)
join mart.enquete e using (enquete_id)
where e.enquete_id = $enquete_id
order by v.volgorde, v.vraag_id, u.geo_type, u.geo_code, u.rol, u.volgorde
