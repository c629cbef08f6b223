-- Doel: welk deel van het geld voor wijkteams, Wmo en jeugd naar toegankelijke hulp gaat (rol toegang),
--   definitie 'De drie wetten', naast Nederland (gewogen). Staat er niets op toegankelijke hulp, of iets onder nul, dan is
--   het aandeel leeg: dan is anders geboekt. Samenkracht staat apart: dat telt niet mee in het aandeel.
-- Parameters: $gm_code ('NL' = alleen Nederland, '*' = alle gemeenten). Eenheid: procent, en lasten × € 1.000.
with deel as (
    select b.gm_code, b.jaar, b.soort,
        sum(b.lasten_keur) filter (where r.rol = 'toegang') as toegankelijk_keur,
        sum(b.lasten_keur) filter (where w.wet in ('wmo', 'jeugdwet')) as gespecialiseerd_keur,
        sum(b.lasten_keur) filter (where r.rol = 'samenkracht') as samenkracht_keur
    from mart.taakveld_bedrag b
    join mart.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld and w.definitie = 'smal'
    join mart.taakveldrol r on r.jaar = b.jaar and r.taakveld = b.taakveld
    group by all
),
beide as (
    select deel.*, exists (
        select 1 from mart.vlag v
        where v.vlag = 'onmogelijk_bedrag' and v.gm_code = deel.gm_code and v.jaar = deel.jaar and v.soort = deel.soort
    ) as kan_niet
    from deel where $gm_code in (gm_code, '*')
    union all
    select 'NL', jaar, soort, sum(toegankelijk_keur), sum(gespecialiseerd_keur), sum(samenkracht_keur), false
    from deel group by jaar, soort
)
select gm_code, jaar::integer as jaar, soort, toegankelijk_keur, gespecialiseerd_keur, samenkracht_keur,
    case when toegankelijk_keur > 0 and gespecialiseerd_keur > 0 and not kan_niet
        then 100 * toegankelijk_keur / (toegankelijk_keur + gespecialiseerd_keur) end as aandeel_pct
from beide
order by gm_code, jaar, soort
