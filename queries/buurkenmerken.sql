-- Doel: de kenmerken waarop een gemeente voor een wet met haar buren vergeleken is: haar eigen waarden (rang 0) en die
--   van haar 15 buren. Een kenmerk dat niet bekend is, staat er met een lege waarde en telt voor dat paar niet mee.
-- Parameters: $gm_code ('*' = alle gemeenten), $wet. Eenheid: waarde in de kolom eenheid; z in standaardafwijkingen van het gemiddelde van alle
--   gemeenten, na de transformatie; jaar = jaar van het cijfer; gewicht als aandeel van alle gewichten van de wet.
with variabele as (
    select v.wet, v.variabele, v.volgorde, v.transformatie, v.bron, v.reden,
        v.gewicht / sum(v.gewicht) over () as gewicht,
        coalesce(v.jaar, (select max(k.jaar) from mart.buurkenmerk k where k.variabele = v.variabele)) as jaar
    from referentie.buur_variabele v
    where v.wet = $wet
),
wie as (
    select gm_code as van_gm_code, 0 as rang, gm_code from mart.gemeente where $gm_code in (gm_code, '*')
    union all
    select gm_code, rang, buur_gm_code from mart.buur where $gm_code in (gm_code, '*') and wet = $wet
)
select w.van_gm_code, w.rang, w.gm_code, g.naam as gemeente, v.volgorde, v.variabele, u.naam, u.eenheid, v.jaar::integer as jaar,
    k.waarde, s.z, v.gewicht, u.gelijk, u.meer, u.minder, v.transformatie, v.bron, v.reden, u.let_op
from wie w
join mart.gemeente g using (gm_code)
cross join variabele v
join referentie.buurkenmerk u using (variabele)
left join mart.buurkenmerk k on k.gm_code = w.gm_code and k.variabele = v.variabele and k.jaar = v.jaar
left join kern.buurscore s on s.wet = v.wet and s.gm_code = w.gm_code and s.variabele = v.variabele
order by w.van_gm_code, w.rang, v.volgorde, v.variabele
