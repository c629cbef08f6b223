select $jaar::integer as jaar, $soort as soort, gm_code, taakveld, categorie, bedrag_keur
from cel
where bedrag_keur <> 0
order by gm_code, taakveld, categorie
