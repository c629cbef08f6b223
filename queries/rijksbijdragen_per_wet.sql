-- Doel: bijdragen van het Rijk (Iv3-categorie B4.3.1: BUIG en specifieke uitkeringen) per gemeente en wet in de begroting,
--   waar categorieën zijn opgehaald. Een gemeente met zulke cijfers en zonder rij voor een wet kreeg daar 0.
-- Parameters: $jaar. Eenheid: × € 1.000.
select c.gm_code, w.wet, coalesce(sum(c.bedrag_keur) filter (where c.categorie = 'B4.3.1'), 0) as bedrag_keur
from mart.categorie_bedrag c
join mart.taakveld_wet w on w.jaar = c.jaar and w.taakveld = c.taakveld and w.definitie = 'smal'
where c.jaar = $jaar and c.soort = 'begroting'
group by c.gm_code, w.wet
order by c.gm_code, w.wet
