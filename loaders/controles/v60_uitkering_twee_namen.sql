-- moment: vooraf
-- melding: Dezelfde uitkering uit het Gemeentefonds heet zowel '{een}' als '{ander}', zodat haar reeks breekt. Zet de goede naam in data/referentie/gf_namen.csv en lees de circulaire opnieuw in met `python -m loaders importeer-gemeentefonds`.
select min(uitkering) as een, max(uitkering) as ander
from bron.gf_uitkering
group by regexp_replace(lower(uitkering), '[^\p{L}\p{N}]+', '', 'g')
having count(distinct uitkering) > 1
limit 1
