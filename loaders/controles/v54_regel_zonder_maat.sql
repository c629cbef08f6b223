-- moment: vooraf
-- melding: Regel {regel} in data/referentie/{bestand} heeft een vergelijking maar geen maat of drempel. Vul die in of kies 'altijd'.
select regel, bestand
from (
    select regel, maat, drempel, vergelijking, 'opvallend.csv' as bestand from referentie.opvallend
    union all select vraag, maat, drempel, vergelijking, 'vragen.csv' from referentie.vraag
)
where vergelijking <> 'altijd' and (maat is null or drempel is null)
limit 1
