-- moment: vooraf
-- melding: Taakveld {taakveld} staat in data/referentie/taakveld_wet.csv twee keer voor hetzelfde jaar (vanaf {jaar_van} en vanaf {ander}). Laat de perioden op elkaar aansluiten.
select a.taakveld, a.jaar_van, b.jaar_van as ander
from referentie.taakveld_wet a
join referentie.taakveld_wet b on b.taakveld = a.taakveld and b.jaar_van > a.jaar_van and b.jaar_van <= a.jaar_tot
limit 1
