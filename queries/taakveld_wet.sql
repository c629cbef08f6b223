-- Doel: de indeling van taakvelden bij wetten zoals zij in de referentietabel staat: een rij per taakveld en definitie.
-- Parameters: geen. Eenheid: geen.
select w.jaar_van::integer as jaar_van, w.jaar_tot::integer as jaar_tot, w.taakveld,
    (select arg_max(titel, jaar) from bron.taakvelden t
        where t.code = w.taakveld and t.jaar between w.jaar_van and w.jaar_tot) as titel,
    r.naam as rol, d.naam as definitie, w.wet, w.reden
from (unpivot referentie.taakveld_wet on columns('^wet_') into name kolom value wet) w
join referentie.definitie d on 'wet_' || d.definitie = w.kolom
join referentie.rol r on r.rol = w.rol
order by w.jaar_van, w.taakveld, d.volgorde
