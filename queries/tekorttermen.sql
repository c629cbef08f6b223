-- Doel: de termen waaruit een eigen definitie gemaakt kan worden, en in welke jaren zij per wet bekend zijn.
-- Parameters: $wet. Eenheid: jaren; n in gemeenten (het grootste aantal in een jaar).
select t.term, t.naam, t.kort, t.uitleg, list(distinct m.jaar::integer order by m.jaar::integer) as jaren
from referentie.tekortterm t
left join mart.tekortterm m on m.term = t.term and m.wet = $wet
group by t.term, t.volgorde, t.naam, t.kort, t.uitleg
order by t.volgorde
