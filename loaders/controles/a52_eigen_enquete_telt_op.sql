-- moment: achteraf
-- melding: Eigen enquête {enquete_id}, vraag {vraag_id}, {geo_code}, {rol}: de antwoorden tellen op tot {som}, maar {n_geldig} mensen antwoordden. Controleer het ingelezen bestand.
select u.enquete_id, u.vraag_id, u.geo_code, u.rol, sum(u.n) as som, any_value(u.n_geldig) as n_geldig
from mart.enquete_uitkomst u
join mart.enquete e using (enquete_id)
join mart.enquete_vraag v using (enquete_id, vraag_id)
where e.soort <> 'gepubliceerd' and v.soort in ('enkel', 'cijfer')
group by u.enquete_id, u.vraag_id, u.geo_type, u.geo_code, u.rol
-- a group with a hidden cell cannot be added up, and must not be
having count(u.n) = count(*) and bool_and(u.onderdrukt = 'nee')
    and (sum(u.n) <> any_value(u.n_geldig) or min(u.n_geldig) <> max(u.n_geldig))
limit 1
