-- Doel: de wetten samen per jaar en verslag; pgb dat niet per wet bekend is, telt mee.
-- Parameters: $gm_code ('NL' = alle gemeenten samen, '*' = elke gemeente), $definitie. Eenheid: × € 1.000.
select case when $gm_code = 'NL' then 'NL' else gm_code end as gm_code, jaar::integer as jaar, soort, sum(lasten_keur) as lasten_keur,
    case when count(baten_keur) = count(*) then sum(baten_keur) end as baten_keur,
    case when count(netto_keur) = count(*) then sum(netto_keur) end as netto_keur,
    sum(pgb_ongesplitst_keur) as pgb_ongesplitst_keur
from mart.wettotaal
where $gm_code in (gm_code, 'NL', '*') and definitie = $definitie
group by all
order by gm_code, jaar, soort
