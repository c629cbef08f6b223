-- moment: vooraf
-- melding: Gemeente {gm_code}, {soort} {jaar}: data/bron/niet_aangeleverd.csv en data/bron/iv3_taakveld.parquet spreken elkaar tegen over de aanlevering. Maak de momentopname opnieuw.
with gevuld as (
    select jaar, soort, gm_code from bron.iv3_taakveld
    group by all having sum(abs(coalesce(lasten_keur, 0))) > 0
),
verwacht as (
    select v.jaar, v.soort, g.gm_code
    from (select distinct jaar, soort from bron.iv3_taakveld) v
    join bron.gemeente_jaar g on g.jaar = v.jaar
    except
    select jaar, soort, gm_code from gevuld
)
select coalesce(v.gm_code, n.gm_code) as gm_code, coalesce(v.soort, n.soort) as soort, coalesce(v.jaar, n.jaar) as jaar
from verwacht v
full join bron.niet_aangeleverd n on n.jaar = v.jaar and n.soort = v.soort and n.gm_code = v.gm_code
where v.gm_code is null or n.gm_code is null
limit 1
