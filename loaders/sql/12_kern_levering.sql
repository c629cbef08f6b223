-- For each municipality of today and each report: did all its parts of that year file it, and is any
-- part only there in the first, provisional edition? An all-zero filing is not a filing.
create table kern.levering as
with gevuld as (
    select jaar, soort, gm_code
    from bron.iv3_taakveld
    group by all
    having sum(abs(coalesce(lasten_keur, 0))) > 0
),
verslag as (select distinct jaar, soort from gevuld)
select v.jaar, v.soort, o.gm_code,
    count(*) as delen,
    count(g.gm_code) as delen_aangeleverd,
    case
        when count(g.gm_code) = 0 then 'niet_aangeleverd'
        when count(g.gm_code) < count(*) then 'onvolledig'
        else 'volledig'
    end as status,
    string_agg(n.naam, ', ' order by n.naam) filter (where g.gm_code is null) as ontbrekend,
    coalesce(bool_or(p.plaatsing = 1), false) as eerste_plaatsing
from verslag v
join kern.overgang o on o.jaar = v.jaar
join bron.gemeente_jaar n on n.jaar = o.jaar and n.gm_code = o.gm_code_toen
left join gevuld g on g.jaar = v.jaar and g.soort = v.soort and g.gm_code = o.gm_code_toen
left join bron.plaatsing p on p.jaar = v.jaar and p.soort = v.soort and p.gm_code = o.gm_code_toen
group by v.jaar, v.soort, o.gm_code;
