-- Doel: wat een gemeente zelf opgaf en de beheerder heeft ingelezen; een bron apart, die in geen som meetelt.
-- Parameters: $gm_code ('*' = alle gemeenten). Eenheid: × € 1.000.
select gm_code, jaar::integer as jaar, aard, naam, datum, vastgesteld, taakveld, lasten_keur, baten_keur
from mart.eigen_opgave
where $gm_code in (gm_code, '*')
order by gm_code, jaar, aard, taakveld
