-- moment: achteraf
-- melding: Taakveldgroep {groepscode} van de {wet} heeft geen gewone naam. Voeg een regel toe aan data/referentie/taakveldgroepnamen.csv.
select distinct w.wet, b.groepscode
from mart.taakveld_bedrag b
join mart.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld and w.definitie = 'smal'
left join referentie.taakveldgroepnaam n on n.wet = w.wet and n.groepscode = b.groepscode
where w.wet <> 'gedeeld' and n.naam is null
limit 1
