-- moment: vooraf
-- melding: Schaal {schaal_id} van vraag {vraag_id} staat niet in data/referentie/enquete_schalen.csv. Voeg de schaal toe of verbeter enquete_vragen.csv.
select schaal_id, vraag_id
from referentie.enquete_vragen
where schaal_id is not null and schaal_id not in (select schaal_id from referentie.enquete_schalen)
limit 1
