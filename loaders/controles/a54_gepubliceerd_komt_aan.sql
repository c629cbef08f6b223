-- moment: achteraf
-- melding: Gepubliceerde uitkomst {rij_id} staat {keren} keer in mart.enquete_uitkomst in plaats van 1 keer. Controleer data/bron/gepubliceerde_uitkomsten.csv.
select b.rij_id, count(u.rij_id) as keren
from bron.gepubliceerde_uitkomst b
left join mart.enquete_uitkomst u using (rij_id)
group by b.rij_id
having count(u.rij_id) <> 1
limit 1
