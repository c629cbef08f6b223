-- Without movements of reserves (0.10) and the result (0.11). Totals of the whole municipality need all
-- taakvelden ($alles); otherwise they are unknown, not zero.
select $jaar::integer as jaar, $soort as soort, gm_code,
    case when $alles then coalesce(sum(bedrag_keur) filter (where is_last and gewoon), 0) end as lasten_keur,
    case when $alles then coalesce(sum(bedrag_keur) filter (where not is_last and gewoon), 0) end as baten_keur,
    case when $alles then coalesce(sum(bedrag_keur) filter (where is_last and taakveld = '0.10'), 0) end
        as reserve_lasten_keur,
    case when $alles then coalesce(sum(bedrag_keur) filter (where not is_last and taakveld = '0.10'), 0) end
        as reserve_baten_keur,
    coalesce(sum(bedrag_keur) filter (where categorie = 'B4.3.1' and taakveld = '0.7'), 0) as rijk_07_keur,
    case when $alles then
        coalesce(sum(bedrag_keur) filter (where categorie = 'B4.3.1' and gewoon and taakveld <> '0.7'), 0) end
        as rijk_overig_keur,
    coalesce(sum(bedrag_keur) filter (where categorie = 'B4.3.1' and taakveld like '6.%'), 0) as rijk_h6_keur,
    case when $alles then coalesce(sum(bedrag_keur) filter (where categorie = 'L4.3.3' and gewoon), 0) end as gr_keur,
    null::double as eigen_vermogen_keur,
    null::double as balanstotaal_keur
from (select *, taakveld not in ('0.10', '0.11') as gewoon from cel)
group by gm_code
order by gm_code
