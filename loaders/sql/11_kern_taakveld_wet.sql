-- The mapping taakveld -> wet as one row per year, code and definition, with whether it counts. A definition is a
-- row of definities.csv and a column wet_<definitie> of taakveld_wet.csv; none is named here.
create table kern.taakveld_wet as
with jaren as (select distinct jaar from bron.iv3_taakveld),
lang as (
    unpivot referentie.taakveld_wet
    on columns('^wet_')
    into name kolom value wet
)
select j.jaar, l.taakveld, l.rol, d.definitie, l.wet,
    l.wet <> 'gedeeld' or d.gedeeld_telt_mee = 'ja' as telt_mee,
    l.reden
from lang l
join referentie.definitie d on 'wet_' || d.definitie = l.kolom
join jaren j on j.jaar between l.jaar_van and l.jaar_tot;

-- What a taakveld is to us, per year: every sum over a kind of taakvelden goes by this, never by a list of codes.
create table kern.taakveldrol as
select distinct jaar, taakveld, rol from kern.taakveld_wet
union all
select j.jaar, r.taakveld, r.rol
from referentie.taakveldrol r cross join (select distinct jaar from bron.iv3_taakveld) j;

-- How many times the scheme of taakvelden had changed by a year: years with the same number share their codes.
create table kern.schema_taakvelden as
select j.jaar, (select count(distinct b.jaar) from referentie.breuk b where b.jaar <= j.jaar) as schema
from (select distinct jaar from bron.taakvelden) j;
