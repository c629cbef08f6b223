-- moment: vooraf
-- melding: Taakveld {taakveld} heeft in data/referentie/{bestand} de rol '{rol}', en die staat niet in rollen.csv. Verbeter de rol of voeg haar toe.
select taakveld, rol, bestand
from (
    select taakveld, rol, 'taakveld_wet.csv' as bestand from referentie.taakveld_wet
    union all select taakveld, rol, 'taakveldrollen.csv' from referentie.taakveldrol
)
where rol not in (select rol from referentie.rol)
limit 1
