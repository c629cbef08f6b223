-- Doel: alle gepubliceerde uitkomsten, per deelvraag, met bron, jaar, doelgroep en aantal in de woorden van de bron.
-- Parameters: geen. Eenheid: pct in procenten; is pct_soort geen 'cijfer', toon dan pct_tekst en niet het getal.
select s.volgorde as subvraag_volgorde, v.subvraag, s.kort as subvraag_kort, e.enquete_id, e.titel, e.uitgever,
    e.jaar::integer as jaar, e.veldwerk, v.vraag_id, v.tekst as vraag, v.letterlijk, v.wet, v.doelgroep, v.lijkt_op,
    u.geo_type, u.geo_code, u.geo_naam, u.antwoord, u.label, u.soort, u.volgorde, u.pct, u.pct_tekst, u.pct_soort,
    u.n_tekst, u.bron_url, u.opmerking, u.rij_id
from mart.enquete_uitkomst u
join mart.enquete_vraag v using (enquete_id, vraag_id)
join mart.enquete e using (enquete_id)
left join referentie.enquete_subvraag s on s.subvraag = v.subvraag
where e.soort = 'gepubliceerd'
order by s.volgorde, v.volgorde, u.volgorde
