-- Doel: alle gepubliceerde uitkomsten, per deelvraag, met bron, jaar, doelgroep en aantal in de woorden van de bron; zonder
-- de werknotities van wie de uitkomsten verzamelde.
-- Parameters: geen. Eenheid: pct in procenten; is pct_soort geen 'cijfer', toon dan pct_tekst en niet het getal.
with los as (
    select rij_id, unnest(string_split(opmerking, '; ')) as deel, unnest(range(len(string_split(opmerking, '; ')))) as nr
    from mart.enquete_uitkomst
    where opmerking is not null and rij_id is not null
),
voor_lezers as (
    select rij_id, string_agg(coalesce(m.lezer, l.deel), '; ' order by nr) as opmerking
    from los l
    left join referentie.makersnotitie m on m.notitie = l.deel
    where m.notitie is null or m.lezer is not null
    group by rij_id
)
select s.volgorde as subvraag_volgorde, v.subvraag, s.kort as subvraag_kort, e.enquete_id, e.titel, e.uitgever,
    e.jaar::integer as jaar, e.veldwerk, v.vraag_id, v.tekst as vraag, v.letterlijk, v.wet, coalesce(d.lezer, v.doelgroep) as doelgroep, v.lijkt_op,
    u.geo_type, u.geo_code, u.geo_naam, u.antwoord, u.label, u.soort, u.volgorde, u.pct, u.pct_tekst, u.pct_soort,
    coalesce(n.lezer, u.n_tekst) as n_tekst, u.bron_url, o.opmerking, u.rij_id
from mart.enquete_uitkomst u
join mart.enquete_vraag v using (enquete_id, vraag_id)
join mart.enquete e using (enquete_id)
left join referentie.enquete_subvraag s on s.subvraag = v.subvraag
left join referentie.makersnotitie n on n.notitie = u.n_tekst
left join referentie.makersnotitie d on d.notitie = v.doelgroep
left join voor_lezers o using (rij_id)
where e.soort = 'gepubliceerd'
order by s.volgorde, v.volgorde, u.volgorde
