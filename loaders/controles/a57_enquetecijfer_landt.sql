-- moment: achteraf
-- melding: Enquêtecijfers van {gebied} over {jaar} (tabel {tabel}) horen bij geen gemeente van nu. Controleer de code en data/referentie/herindelingen.csv.
select distinct m.gebied, m.jaar, m.tabel
from kern.meting_gebied m
left join kern.enquete_indeling i using (tabel, jaar)
left join kern.overgang o on o.jaar = i.indeling_jaar and o.gm_code_toen = m.gebied
where m.gebied like 'GM%' and o.gm_code is null
limit 1
