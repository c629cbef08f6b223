-- moment: achteraf
-- melding: {gm_code} leverde de {soort} {jaar} niet aan, maar heeft toch een bedrag. Ontbrekend mag nooit een getal worden; controleer de bouwstappen.
select f.gm_code, f.soort, f.jaar
from mart.vlag f
join mart.taakveld_bedrag b on b.gm_code = f.gm_code and b.jaar = f.jaar and b.soort = f.soort
where f.vlag = 'niet_aangeleverd' limit 1
