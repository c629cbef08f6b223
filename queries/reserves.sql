-- Doel: de reserves aan het eind van elk jaar naast wat de gemeente aan het hele sociaal domein (hoofdtaakveld 6) meer of
--   minder uitgaf dan begroot.
-- Parameters: $gm_code ('*' = alle gemeenten). Eenheid: × € 1.000.
select r.gm_code, r.jaar::integer as jaar, d.h6_meer_keur, r.algemene_reserve_keur, r.bestemmingsreserves_keur, r.saldo_rekening_keur,
    r.eigen_vermogen_keur
from mart.reserve r
left join mart.rijksdeel d using (gm_code, jaar)
where $gm_code in (r.gm_code, '*')
order by r.gm_code, r.jaar desc
