-- Doel: welk deel van het geld voor wijkteams, Wmo en jeugd naar toegankelijke hulp gaat (taakvelden 6.2x),
--   definitie 'De drie wetten', naast Nederland (gewogen). Buiten 0-100% is het aandeel leeg: dan is
--   anders geboekt. Taakveld 6.1 staat apart: opvang van vluchtelingen verdubbelde het vanaf 2021.
-- Parameters: $gm_code ('NL' = alleen Nederland). Eenheid: procent, en lasten × € 1.000.
with deel as (
    select b.gm_code, b.jaar, b.soort,
        sum(b.lasten_keur) filter (where b.groepscode in ('6.2', '6.21', '6.22', '6.23')) as toegankelijk_keur,
        sum(b.lasten_keur) filter (where w.wet in ('wmo', 'jeugdwet')) as gespecialiseerd_keur,
        sum(b.lasten_keur) filter (where b.groepscode = '6.1') as samenkracht_keur
    from mart.taakveld_bedrag b
    join mart.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld and w.definitie = 'smal'
    group by all
),
beide as (
    select * from deel where gm_code = $gm_code
    union all
    select 'NL', jaar, soort, sum(toegankelijk_keur), sum(gespecialiseerd_keur), sum(samenkracht_keur)
    from deel group by jaar, soort
)
select gm_code, jaar::integer as jaar, soort, toegankelijk_keur, gespecialiseerd_keur, samenkracht_keur,
    case when toegankelijk_keur >= 0 and gespecialiseerd_keur > 0
        then 100 * toegankelijk_keur / (toegankelijk_keur + gespecialiseerd_keur) end as aandeel_pct
from beide
order by gm_code, jaar, soort
