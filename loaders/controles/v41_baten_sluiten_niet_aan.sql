-- moment: vooraf
-- melding: Gemeente {gm_code}, {soort} {jaar}: de baten per taakveld tellen op tot {som} en de totalentabel zegt {totaal} (× € 1.000). Zet data/bron terug of maak de momentopname opnieuw.
with z as (
    select jaar, soort, gm_code, sum(baten_keur) as som
    from bron.iv3_taakveld where taakveld not in (select taakveld from referentie.taakveldrol where rol in ('reserves', 'resultaat')) and detail = 'volledig' group by all
)
select gm_code, soort, jaar, z.som, t.baten_keur as totaal
from z join bron.iv3_gemeentetotaal t using (jaar, soort, gm_code)
where (jaar, soort) in (select (jaar, soort) from bron.verslag where omvang = 'alle taakvelden')
    and abs(z.som - t.baten_keur) > 0.0005
limit 1
