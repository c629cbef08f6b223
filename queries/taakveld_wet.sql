-- Doel: de indeling van taakvelden bij wetten zoals zij in de referentietabel staat.
-- Parameters: geen. Eenheid: geen.
select w.jaar_van::integer as jaar_van, w.jaar_tot::integer as jaar_tot, w.taakveld,
    (select arg_max(titel, jaar) from bron.taakvelden t
        where t.code = w.taakveld and t.jaar between w.jaar_van and w.jaar_tot) as titel,
    w.wet_smal, w.wet_toegang, w.wet_breed, w.reden
from referentie.taakveld_wet w
order by w.jaar_van, w.taakveld
