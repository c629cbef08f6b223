-- The cells that count, from the raw rows of one report.
-- -99998 is CBS's code for 'no figure', by equality only: real amounts go below it.
-- The placement is chosen per municipality: with any lasten in the 2e plaatsing, all its cells are the
-- 2e (an empty one is then zero: the amount was moved), else the 1e. CBS writes 0 in empty cells, so a
-- 2e plaatsing of zeros only is one that has not appeared yet: it never beats amounts.
create temp table schoon as
select trim(taakveld) as taakveld, trim(categorie) as categorie, trim(gemeente) as gm_code,
    nullif(plaatsing_1, -99998) as plaatsing_1, nullif(plaatsing_2, -99998) as plaatsing_2
from ruw
where regexp_full_match(trim(categorie), '[LB][0-9].*');

create temp table keuze as
select gm_code,
    coalesce(bool_or(plaatsing_2 <> 0) filter (where categorie like 'L%'), false)
        or (bool_or(plaatsing_2 is not null)
            and not coalesce(bool_or(plaatsing_1 <> 0) filter (where categorie like 'L%'), false)) as tweede,
    bool_or(plaatsing_1 is not null or plaatsing_2 is not null) as iets
from schoon group by gm_code;

create temp table alle_cellen as
select s.gm_code, s.taakveld, s.categorie, left(s.categorie, 1) = 'L' as is_last, k.tweede,
    coalesce(case when k.tweede then s.plaatsing_2 else s.plaatsing_1 end, 0) as bedrag_keur
from schoon s join keuze k using (gm_code)
where k.iets;
drop table schoon;

-- No figures, or only zeros: not filed.
create temp table stil as
select gm_code from keuze
except
select gm_code from alle_cellen where is_last and bedrag_keur <> 0;

-- Movements of reserves do not exist within hoofdtaakveld 6 (the cells are grey): left out, and counted.
create temp table cel as
select * from alle_cellen
where gm_code not in (select gm_code from stil)
    and not (taakveld like '6.%' and categorie in ('L7.1', 'B7.1'));
