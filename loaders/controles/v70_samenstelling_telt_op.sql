-- moment: vooraf
-- melding: Gemeente {gm_code}, {soort} {jaar}: de soorten lasten van hoofdtaakveld 6 tellen op tot {som} en de taakvelden tot {h6} (× € 1.000). Zet data/bron terug of maak de momentopname opnieuw.
with z as (
    select jaar, soort, gm_code, sum(lasten_keur) as h6
    from bron.iv3_taakveld where split_part(taakveld, '.', 1) = '6' group by all
),
s as (
    select jaar, soort, gm_code, lasten_keur, salarissen_keur + belastingen_keur + goederen_diensten_keur
        + overdrachten_keur + rente_keur + financieel_keur + verrekeningen_keur as som
    from bron.h6_samenstelling
)
select s.gm_code, s.soort, s.jaar, s.som, z.h6
from s left join z using (jaar, soort, gm_code)
-- amounts that were rounded to thousands per kind may differ by a few
where abs(s.som - s.lasten_keur) > 0.0005 or abs(s.lasten_keur - coalesce(z.h6, 0)) > 0.0005
limit 1
