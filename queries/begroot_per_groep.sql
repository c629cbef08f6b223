-- Doel: begrote lasten per gemeente, wet en groep taakvelden met een gewone naam, zoals zij naast de clusters van het
--   Gemeentefonds staan (cluster_wet), de drie wetten.
-- Parameters: $jaar. Eenheid: × € 1.000.
select b.gm_code, w.wet, n.naam as groep, min(n.volgorde) as volgorde, sum(b.lasten_keur) as lasten_keur
from mart.taakveld_bedrag b
join mart.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld and w.wet <> 'gedeeld'
join referentie.cluster_wet c on c.wet = w.wet and c.definitie = w.definitie
join referentie.taakveldgroepnaam n on n.wet = w.wet and n.groepscode = b.groepscode
where b.jaar = $jaar and b.soort = 'begroting' and b.lasten_keur is not null
group by b.gm_code, w.wet, n.naam
order by b.gm_code, volgorde
