-- Doel: welke taakvelden in een jaar bij welke wet horen, voor "Hoe is dit berekend?".
-- Parameters: $jaar, $definitie. Eenheid: geen.
select w.wet, string_agg(distinct w.taakveld, ', ' order by w.taakveld) as taakvelden
from mart.taakveld_wet w
where w.jaar = $jaar and w.definitie = $definitie
    and exists (select 1 from mart.taakveld_bedrag b where b.jaar = w.jaar and b.taakveld = w.taakveld)
group by w.wet
order by w.wet
