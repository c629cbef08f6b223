create table mart.noemer as
with aantal as (
    select jaar, gm_code, 'inwoners' as noemer, inwoners as aantal from bron.inwoners
    union all
    select jaar, gm_code, 'jongeren_0_17', jongeren_0_17 from bron.jongeren
)
select o.gm_code, a.jaar, a.noemer, sum(a.aantal * o.aandeel) as aantal, any_value(h.herkomst_id) as herkomst_id
from aantal a
join kern.overgang o on o.jaar = a.jaar and o.gm_code_toen = a.gm_code
join bron.noemer_herkomst h on h.jaar = a.jaar and h.noemer = a.noemer
group by o.gm_code, a.jaar, a.noemer
order by o.gm_code, a.noemer, a.jaar;
comment on table mart.noemer is 'Aantallen waardoor gedeeld wordt, van hetzelfde jaar, in de gemeenten van nu';
comment on column mart.noemer.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.noemer.jaar is 'Stand op 1 januari van dit jaar';
comment on column mart.noemer.noemer is 'inwoners of jongeren_0_17';
comment on column mart.noemer.aantal is 'Aantal; bij gesplitste gemeenten verdeeld naar inwoners';
comment on column mart.noemer.herkomst_id is 'Rij in mart.herkomst';
