-- moment: vooraf
-- melding: Gemeente {gm_code}, {soort} {jaar}: de taakvelden tellen op tot {som} en de totalentabel zegt {totaal} (× € 1.000). Zet data/bron terug of maak de momentopname opnieuw.
with z as (
    select jaar, soort, gm_code, sum(lasten_keur) as som
    from bron.iv3_taakveld where taakveld not in (select taakveld from referentie.taakveldrol where rol in ('reserves', 'resultaat')) group by all
)
select gm_code, soort, jaar, z.som, t.lasten_keur as totaal
from z full join bron.iv3_gemeentetotaal t using (jaar, soort, gm_code)
where (jaar, soort) in (select (jaar, soort) from bron.verslag where omvang = 'alle taakvelden')
    and abs(coalesce(z.som, 0) - coalesce(t.lasten_keur, 0)) > 0.0005
limit 1
