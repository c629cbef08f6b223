-- The Rijk's bijstand budget in today's division. A file may still use the municipalities of the year before:
-- its division is the newest one that has all of them. A part that had merged before that year began (Weesp,
-- in March 2022) need not be there; any other missing part leaves the municipality of today without a figure.
create table kern.buig_overgang as
with gemeente as (
    select b.jaar, b.stand, b.gm_code, max(j.jaar) as laatste
    from bron.buig b
    join bron.gemeente_jaar j on j.gm_code = b.gm_code and j.jaar <= b.jaar
    group by all
),
indeling as (select jaar, stand, min(laatste) as indeling_jaar from gemeente group by all)
select i.jaar, i.stand, o.gm_code_toen, o.gm_code, o.aandeel,
    b.gm_code is not null as aanwezig,
    exists (
        select 1 from referentie.herindeling h
        where h.gm_code_oud = o.gm_code_toen and h.datum < make_date(i.jaar::bigint, 1, 1) and h.aandeel > 0
    ) as al_opgegaan
from indeling i
join kern.overgang o on o.jaar = i.indeling_jaar
left join bron.buig b on b.jaar = i.jaar and b.stand = i.stand and b.gm_code = o.gm_code_toen;

create table mart.buig as
select o.gm_code, o.jaar, o.stand,
    case when bool_and(b.uitkeringen_keur is not null) filter (where o.aanwezig) then sum(b.uitkeringen_keur * o.aandeel) end as uitkeringen_keur,
    case when bool_and(b.loonkosten_keur is not null) filter (where o.aanwezig) then sum(b.loonkosten_keur * o.aandeel) end as loonkosten_keur,
    sum(b.totaal_keur * o.aandeel) as totaal_keur,
    'buig' as herkomst_id
from kern.buig_overgang o
left join bron.buig b on b.jaar = o.jaar and b.stand = o.stand and b.gm_code = o.gm_code_toen
group by o.gm_code, o.jaar, o.stand
having bool_and(o.aanwezig or o.al_opgegaan) and bool_or(o.aanwezig)
order by o.gm_code, o.jaar, o.stand;
comment on table mart.buig is 'Rijksbudget voor bijstand en loonkostensubsidie (BUIG); leeg zolang niemand het heeft ingelezen';
comment on column mart.buig.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.buig.jaar is 'Budgetjaar';
comment on column mart.buig.stand is 'voorlopig (oktober ervoor), nader voorlopig (mei) of definitief (oktober)';
comment on column mart.buig.uitkeringen_keur is 'Budget voor uitkeringen × € 1.000; leeg = niet apart bekend';
comment on column mart.buig.loonkosten_keur is 'Budget voor loonkostensubsidie × € 1.000; leeg = niet apart bekend';
comment on column mart.buig.totaal_keur is 'Totaal budget × € 1.000; een gemeente die ontbreekt heeft geen rij';
comment on column mart.buig.herkomst_id is 'Brontabel, zie mart.herkomst';
