-- Doel: bij welke wet en groep elk taakveld hoort, ook in een jaar zonder gepubliceerde cijfers (voor een eigen opgave);
--   na het laatste jaar van de indeling geldt de laatste.
-- Parameters: $jaar, $definitie. Eenheid: geen.
with indeling as (
    select taakveld, rol, wet
    from (unpivot referentie.taakveld_wet on columns('^wet_') into name kolom value wet)
    where kolom = 'wet_' || $definitie
        and least($jaar, (select max(jaar_tot) from referentie.taakveld_wet)) between jaar_van and jaar_tot
),
groep as (
    select code, arg_max(groepscode, jaar) as groepscode from bron.taakvelden where jaar <= $jaar group by code
),
titel as (
    select groepscode, arg_max(titel, jaar) as titel from mart.taakveldgroep where jaar <= $jaar group by groepscode
)
select i.taakveld, i.rol, i.wet, coalesce(g.groepscode, i.taakveld) as groepscode, t.titel
from indeling i
left join groep g on g.code = i.taakveld
left join titel t on t.groepscode = coalesce(g.groepscode, i.taakveld)
order by i.taakveld
