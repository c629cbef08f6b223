-- moment: achteraf
-- melding: Enquête {enquete_id}, vraag {vraag_id}, antwoord '{label}': het percentage {pct} (van {ondergrens_pct} tot {bovengrens_pct}) kan niet. Controleer het ingelezen bestand.
select enquete_id, vraag_id, label, pct, ondergrens_pct, bovengrens_pct
from mart.enquete_uitkomst
where pct not between 0 and 100 or ondergrens_pct > pct or bovengrens_pct < pct
    or ondergrens_pct not between 0 and 100 or bovengrens_pct not between 0 and 100
    or (pct is null and onderdrukt = 'nee' and pct_soort is distinct from 'zonder getal')
    or (pct is not null and pct_soort = 'zonder getal')
limit 1
