-- moment: achteraf
-- melding: Indicator {indicator_id}, {gebied}, {jaar}: de waarde {waarde} (van {ondergrens} tot {bovengrens}) kan niet. Controleer de brontabel.
select w.indicator_id, w.gebied, w.jaar, w.waarde, w.ondergrens, w.bovengrens
from kern.meting_gebied w
join referentie.indicatorsoort s using (indicator_id)
where (s.eenheid like '\%%' escape '\' and w.waarde not between 0 and 100)
    or w.ondergrens > w.waarde or w.bovengrens < w.waarde
limit 1
