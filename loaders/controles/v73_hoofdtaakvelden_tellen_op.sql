-- moment: vooraf
-- melding: Gemeente {gm_code}, {soort} {jaar}: de hoofdtaakvelden tellen op tot {som} en de totalentabel zegt {totaal} (× € 1.000). Zet data/bron terug of maak de momentopname opnieuw.
select h.gm_code, h.soort, h.jaar,
    list_sum([h.lasten_h0_keur, h.lasten_h1_keur, h.lasten_h2_keur, h.lasten_h3_keur, h.lasten_h4_keur, h.lasten_h5_keur,
        h.lasten_h6_keur, h.lasten_h7_keur, h.lasten_h8_keur]) as som, t.lasten_keur as totaal
from bron.iv3_hoofdtaakveld h
join bron.iv3_gemeentetotaal t using (jaar, soort, gm_code)
where (jaar, soort) in (select (jaar, soort) from bron.verslag where omvang = 'alle taakvelden')
    and abs(som - t.lasten_keur) > 0.0005
limit 1
