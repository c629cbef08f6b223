select $jaar::integer as jaar, $soort as soort, gm_code, taakveld,
    coalesce(sum(bedrag_keur) filter (where is_last), 0) as lasten_keur,
    coalesce(sum(bedrag_keur) filter (where not is_last), 0) as baten_keur,
    'volledig' as detail
from cel
group by gm_code, taakveld
order by gm_code, taakveld
