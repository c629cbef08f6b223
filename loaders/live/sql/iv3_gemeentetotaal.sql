-- Without movements of reserves (0.10) and the result (0.11).
select $jaar::integer as jaar, $soort as soort, gm_code,
    coalesce(sum(bedrag_keur) filter (where is_last and gewoon), 0) as lasten_keur,
    coalesce(sum(bedrag_keur) filter (where not is_last and gewoon), 0) as baten_keur,
    coalesce(sum(bedrag_keur) filter (where is_last and taakveld = '0.10'), 0) as reserve_lasten_keur,
    coalesce(sum(bedrag_keur) filter (where not is_last and taakveld = '0.10'), 0) as reserve_baten_keur,
    coalesce(sum(bedrag_keur) filter (where categorie = 'B4.3.1' and taakveld = '0.7'), 0) as rijk_07_keur,
    coalesce(sum(bedrag_keur) filter (where categorie = 'B4.3.1' and gewoon and taakveld <> '0.7'), 0) as rijk_overig_keur,
    coalesce(sum(bedrag_keur) filter (where categorie = 'B4.3.1' and taakveld like '6.%'), 0) as rijk_h6_keur,
    coalesce(sum(bedrag_keur) filter (where categorie = 'L4.3.3' and gewoon), 0) as gr_keur,
    null::double as eigen_vermogen_keur,
    null::double as balanstotaal_keur
from (select *, taakveld not in ('0.10', '0.11') as gewoon from cel)
group by gm_code
order by gm_code
