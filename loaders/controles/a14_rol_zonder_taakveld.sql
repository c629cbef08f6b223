-- moment: achteraf
-- melding: In {jaar} heeft geen enkel taakveld de rol '{rol}', terwijl rollen.csv zegt dat zij elk jaar voorkomt. Controleer de rollen van dat jaar in data/referentie/taakveld_wet.csv en taakveldrollen.csv.
select j.jaar, r.rol
from referentie.rol r
cross join (select distinct jaar from kern.taakveldrol) j
where r.elk_jaar = 'ja'
    and not exists (select 1 from kern.taakveldrol t where t.rol = r.rol and t.jaar = j.jaar)
order by j.jaar
limit 1
