-- Which share of a municipality of year `jaar` belongs to which municipality of today.
-- Mergers are applied repeatedly (chains), each only while that year's tables still hold the old
-- code: `eerste_jaar_zonder`, not the date, because Weesp (24 March 2022) is in all 2022 tables.
create table kern.overgang as
with recursive regel as (
    select gm_code_oud, gm_code_nieuw, eerste_jaar_zonder, aandeel
    from referentie.herindeling
    where aandeel > 0
),
stap as (
    select jaar, gm_code as gm_code_toen, gm_code, 1.0::double as aandeel, 0 as diepte
    from bron.gemeente_jaar
    where jaar >= (select min(jaar_van) from referentie.taakveld_wet)  -- taakvelden are as old as that
    union all
    select s.jaar, s.gm_code_toen, r.gm_code_nieuw, s.aandeel * r.aandeel, s.diepte + 1
    from stap s
    join regel r on r.gm_code_oud = s.gm_code and r.eerste_jaar_zonder > s.jaar
    where s.diepte < 20  -- a circle of mergers ends here and is reported by the checks
)
select s.jaar, s.gm_code_toen, s.gm_code, sum(s.aandeel) as aandeel
from stap s
where not exists (
    select 1 from regel r where r.gm_code_oud = s.gm_code and r.eerste_jaar_zonder > s.jaar
)
group by all;
comment on table kern.overgang is 'Aandeel van een gemeente van toen in een gemeente van nu, naar inwoners';
