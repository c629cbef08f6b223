-- moment: achteraf
-- melding: Uitkomst van enquête {enquete_id}, vraag {vraag_id}: die {wat} bestaat niet. Controleer data/bron/enquete_vraag.csv en enquete.csv.
select u.enquete_id, u.vraag_id, case when e.enquete_id is null then 'enquête' else 'vraag' end as wat
from (
    select enquete_id, vraag_id from mart.enquete_uitkomst
    union select enquete_id, vraag_id from mart.enquete_vraag
) u
left join mart.enquete e using (enquete_id)
left join mart.enquete_vraag v using (enquete_id, vraag_id)
where e.enquete_id is null or v.vraag_id is null
limit 1
