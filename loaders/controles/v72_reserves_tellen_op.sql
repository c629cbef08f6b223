-- moment: vooraf
-- melding: Gemeente {gm_code}, {jaar}: de reserves tellen op tot {som}, de balans zegt {vermogen} en de totalentabel {totaal} (× € 1.000). Zet data/bron terug of maak de momentopname opnieuw.
select r.gm_code, r.jaar, r.algemene_reserve_keur + r.bestemmingsreserves_keur + r.saldo_rekening_keur as som,
    r.eigen_vermogen_keur as vermogen, t.eigen_vermogen_keur as totaal
from bron.reserves r
left join bron.iv3_gemeentetotaal t on t.jaar = r.jaar and t.gm_code = r.gm_code and t.soort = 'rekening'
where abs(som - r.eigen_vermogen_keur) > 0.0005
    or abs(r.eigen_vermogen_keur - t.eigen_vermogen_keur) > 0.0005
    or abs(r.balanstotaal_keur - t.balanstotaal_keur) > 0.0005
limit 1
