-- moment: vooraf
-- melding: Gemeente {gm_code}, {soort} {jaar}: de salarissen per taakveld tellen binnen hoofdtaakveld 6 op tot {som}, en de samenstelling zegt {salarissen} (× € 1.000). Zet data/bron terug of maak de momentopname opnieuw.
with s as (
    select jaar, soort, gm_code, sum(salarissen_keur) as som
    from bron.iv3_salaris where split_part(taakveld, '.', 1) = '6' group by all
)
select h.gm_code, h.soort, h.jaar, coalesce(s.som, 0) as som, h.salarissen_keur as salarissen
from bron.h6_samenstelling h
left join s using (jaar, soort, gm_code)
where (h.jaar, h.soort) in (select (jaar, soort) from bron.iv3_salaris)
    and abs(coalesce(s.som, 0) - h.salarissen_keur) > 0.0005
limit 1
