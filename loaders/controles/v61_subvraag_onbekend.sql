-- moment: vooraf
-- melding: De deelvraag '{subvraag}' van vraag {vraag_id} staat niet in data/referentie/enquete_subvragen.csv. Voeg haar daar toe of verbeter de vraag.
select subvraag, vraag_id
from (
    select subvraag, rij_id as vraag_id from bron.gepubliceerde_uitkomst
    union select subvraag, vraag_id from bron.enquete_vraag where subvraag is not null
)
where subvraag not in (select subvraag from referentie.enquete_subvraag)
limit 1
