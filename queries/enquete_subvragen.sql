-- Doel: de deelvragen van de studie (S1 tot en met S7, regio en context), in gewone woorden, en hoeveel uitkomsten er zijn.
-- Parameters: geen. Eenheid: n_uitkomsten en n_enquetes zijn aantallen, alleen gepubliceerde.
select s.subvraag, s.volgorde, s.kort, s.vraag,
    count(u.rij_id)::integer as n_uitkomsten,
    count(distinct e.titel) filter (where u.rij_id is not null)::integer as n_enquetes
from referentie.enquete_subvraag s
left join mart.enquete_vraag v using (subvraag)
left join mart.enquete_uitkomst u using (enquete_id, vraag_id)
left join mart.enquete e using (enquete_id)
group by s.subvraag, s.volgorde, s.kort, s.vraag
order by s.volgorde
