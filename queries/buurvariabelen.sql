-- Doel: per wet de kenmerken waarop buren gezocht worden, met gewicht, bewerking, jaar, bron en reden, en voor hoeveel
--   gemeenten zij bekend zijn.
-- Parameters: geen. Eenheid: zie kolom eenheid; gewicht_pct in procenten van alle gewichten van de wet; n in gemeenten.
select v.wet, v.volgorde, v.variabele, u.naam, u.eenheid,
    100 * v.gewicht / sum(v.gewicht) over (partition by v.wet) as gewicht_pct,
    v.transformatie, max(s.jaar)::integer as jaar, count(s.gm_code)::integer as n, v.bron, v.reden, u.let_op
from referentie.buur_variabele v
join referentie.buurkenmerk u using (variabele)
left join kern.buurscore s on s.wet = v.wet and s.variabele = v.variabele
group by v.wet, v.volgorde, v.variabele, v.gewicht, v.transformatie, v.bron, v.reden, u.naam, u.eenheid, u.let_op
order by case v.wet when 'jeugdwet' then 1 when 'wmo' then 2 else 3 end, v.volgorde, v.variabele
