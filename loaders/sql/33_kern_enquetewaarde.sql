-- What residents answered (health monitor, and what was refreshed in its place), before and after the step to
-- today's division. The id of an indicator holds its table, so one id can never mix two of them.
create table kern.meting_gebied as
with momentopname as (
    select gm_code as gebied, * exclude (gm_code), 'gezondheidsmonitor' as herkomst_id from bron.gezondheidsmonitor
    union all by name
    select *, 'gezondheidsmonitor_gebied' as herkomst_id from bron.gezondheidsmonitor_gebied
)
select tabel, jaar, gebied,
    indicator || '_' || replace(replace(leeftijd, '+', 'plus'), '-', '_') || '_' || left(tabel, 5) as indicator_id,
    waarde_pct as waarde, null::double as ondergrens, null::double as bovengrens, herkomst_id
from momentopname
union all
select tabel, jaar, gebied, indicator_id, waarde, ondergrens, bovengrens, herkomst_id
from bron.meting_marge;

-- These tables are published in one division for all years, so the year does not say which: it is the newest one
-- that has all municipalities of that table and year.
create table kern.enquete_indeling as
select tabel, jaar, min(laatste) as indeling_jaar
from (
    select m.tabel, m.jaar, m.gebied, max(j.jaar) as laatste
    from kern.meting_gebied m
    join bron.gemeente_jaar j on j.gm_code = m.gebied
    group by all
)
group by all;

-- Weighted with inhabitants; a municipality with a part that has no figure gets no figure, and one that was
-- put together gets no margins: those cannot be computed from the margins of its parts.
create table kern.enquetewaarde as
select o.gm_code, j.jaar, j.indicator_id, j.tabel,
    case
        when count(*) = 1 then any_value(m.waarde)
        when count(m.waarde) = count(*)
            then sum(m.waarde * b.inwoners * o.aandeel) / sum(b.inwoners * o.aandeel)
    end as waarde,
    case when count(*) = 1 then any_value(m.ondergrens) end as ondergrens,
    case when count(*) = 1 then any_value(m.bovengrens) end as bovengrens,
    any_value(m.herkomst_id) as herkomst_id
from (select distinct tabel, jaar, indicator_id from kern.meting_gebied) j
join kern.enquete_indeling i using (tabel, jaar)
join kern.overgang o on o.jaar = i.indeling_jaar
left join bron.inwoners b on b.jaar = i.indeling_jaar and b.gm_code = o.gm_code_toen
left join kern.meting_gebied m
    on m.tabel = j.tabel and m.jaar = j.jaar and m.indicator_id = j.indicator_id and m.gebied = o.gm_code_toen
group by o.gm_code, j.jaar, j.indicator_id, j.tabel
having waarde is not null;
