-- The mapping taakveld -> wet as one row per year, code and definition, with whether it counts.
create table kern.taakveld_wet as
with jaren as (select distinct jaar from bron.iv3_taakveld),
lang as (
    unpivot referentie.taakveld_wet
    on wet_smal, wet_toegang, wet_breed
    into name kolom value wet
)
select j.jaar, l.taakveld, d.definitie, l.wet,
    l.wet <> 'gedeeld' or d.gedeeld_telt_mee = 'ja' as telt_mee,
    l.reden
from lang l
join referentie.definitie d on 'wet_' || d.definitie = l.kolom
join jaren j on j.jaar between l.jaar_van and l.jaar_tot;
