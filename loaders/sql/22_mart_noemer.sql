create table mart.noemer as
select o.gm_code, i.jaar, 'inwoners' as noemer, sum(i.inwoners * o.aandeel) as aantal, 'inwoners' as herkomst_id
from bron.inwoners i
join kern.overgang o on o.jaar = i.jaar and o.gm_code_toen = i.gm_code
group by o.gm_code, i.jaar
union all
select gm_code, 2024, 'jongeren_0_17', jongeren_0_17::double, 'context_2024' from bron.context_2024
order by gm_code, noemer, jaar;
comment on table mart.noemer is 'Aantallen waardoor gedeeld wordt, van hetzelfde jaar, in de gemeenten van nu';
comment on column mart.noemer.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.noemer.jaar is 'Stand op 1 januari van dit jaar';
comment on column mart.noemer.noemer is 'inwoners of jongeren_0_17';
comment on column mart.noemer.aantal is 'Aantal; bij gesplitste gemeenten verdeeld naar inwoners';
comment on column mart.noemer.herkomst_id is 'Rij in mart.herkomst';
