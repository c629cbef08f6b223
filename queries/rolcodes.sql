-- Doel: de taakvelden van elke rol, met het eerste en laatste jaar waarin zij gelden; leeg = vanaf het begin, of nog steeds.
-- Parameters: geen. Eenheid: geen.
with grens as (select min(jaar) as eerste, max(jaar) as laatste from mart.taakveldrol)
select t.rol, t.taakveld, nullif(min(t.jaar), g.eerste)::integer as van, nullif(max(t.jaar), g.laatste)::integer as tot,
    r.opmerking
from mart.taakveldrol t
join referentie.rol r using (rol)
cross join grens g
-- a code that only sums others of its year in this extract names nothing of its own
where not exists (
    select 1 from bron.taakvelden b
    where b.jaar = t.jaar and b.code = t.taakveld and b.soort_code = 'samengevoegd')
group by t.rol, t.taakveld, r.opmerking, r.volgorde, g.eerste, g.laatste
order by r.volgorde, min(t.jaar), t.taakveld
