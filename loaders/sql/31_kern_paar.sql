-- Parts of a municipality of today of which one report is incomplete, that filed both reports of the year. Only
-- these are set beside each other: what one part alone filed would be a difference that nobody made.
create table kern.paardeel as
with beide as (
    select jaar, gm_code as gm_code_toen from bron.iv3_taakveld where lasten_keur <> 0
    group by all having count(distinct soort) = 2
),
half as (select distinct gm_code, jaar from kern.levering where status = 'onvolledig')
select o.gm_code, o.jaar, o.gm_code_toen, o.aandeel
from kern.overgang o
join half using (gm_code, jaar)
join beide using (jaar, gm_code_toen);

-- Which municipalities and years have a pair of reports, and how much of the inhabitants it covers.
create table kern.dekking as
with mensen as (
    select o.gm_code, o.jaar, sum(i.inwoners * o.aandeel) as alle,
        sum(i.inwoners * o.aandeel) filter (where p.gm_code is not null) as deel
    from kern.overgang o
    left join bron.inwoners i on i.jaar = o.jaar and i.gm_code = o.gm_code_toen
    left join kern.paardeel p on p.gm_code = o.gm_code and p.jaar = o.jaar and p.gm_code_toen = o.gm_code_toen
    group by all
)
select l.gm_code, l.jaar, bool_and(l.status = 'volledig') as is_heel,
    case when bool_and(l.status = 'volledig') then 100.0 else 100.0 * any_value(m.deel) / any_value(m.alle) end
        as dekking_pct
from kern.levering l
join mensen m using (gm_code, jaar)
where l.soort in ('begroting', 'rekening')
group by l.gm_code, l.jaar
having count(*) = 2 and (is_heel or any_value(m.deel) is not null);

-- Amounts per law as they are set beside each other: of an incomplete year only the parts that filed both.
create table kern.paarbedrag as
select gm_code, jaar, soort, definitie, wet, lasten_keur, baten_keur
from mart.wet_bedrag
where (gm_code, jaar) not in (select (gm_code, jaar) from kern.paardeel)
union all
select p.gm_code, t.jaar, t.soort, w.definitie, w.wet, sum(t.lasten_keur * p.aandeel),
    case when count(t.baten_keur) = count(*) then sum(t.baten_keur * p.aandeel) end
from kern.paardeel p
join bron.iv3_taakveld t on t.jaar = p.jaar and t.gm_code = p.gm_code_toen
join kern.taakveld_wet w on w.jaar = t.jaar and w.taakveld = t.taakveld
group by p.gm_code, t.jaar, t.soort, w.definitie, w.wet;

-- One row per municipality, year and law (definition smal): begroot beside besteed, with the whole
-- hoofdtaakveld 6, to see which pairs were booked on different taakvelden.
create table kern.paar as
with grens as (select map_from_entries(list((drempel, waarde))) as g from referentie.drempel),
bedrag as (
    select gm_code, jaar, wet,
        max(lasten_keur) filter (where soort = 'begroting') as begroot_keur,
        max(lasten_keur) filter (where soort = 'rekening') as besteed_keur
    from kern.paarbedrag
    where definitie = 'smal'
    group by all
),
gewoon as (
    select b.*, sum(begroot_keur) over h as h6_begroot_keur, sum(besteed_keur) over h as h6_besteed_keur,
        begroot_keur / n.aantal as begroot_hoofd, besteed_keur / n.aantal as besteed_hoofd
    from bedrag b
    left join mart.noemer n on n.gm_code = b.gm_code and n.jaar = b.jaar and n.noemer = 'inwoners'
    window h as (partition by b.gm_code, b.jaar)
),
-- what a municipality books on the law itself, by its newest reports: a long past elsewhere is not its normal
eigen as (
    select gm_code, wet,
        median(begroot_hoofd) filter (where rang_begroot <= g['eigen_jaren']) as begroot_eigen,
        median(besteed_hoofd) filter (where rang_besteed <= g['eigen_jaren']) as besteed_eigen
    from (
        select *, row_number() over (partition by gm_code, wet, begroot_hoofd is null order by jaar desc) as rang_begroot,
            row_number() over (partition by gm_code, wet, besteed_hoofd is null order by jaar desc) as rang_besteed
        from gewoon
    ), grens
    group by gm_code, wet, g
),
land as (
    select jaar, wet, median(begroot_hoofd) as begroot_land, median(besteed_hoofd) as besteed_land
    from gewoon group by all
),
oordeel as (
    select w.*,
        besteed_keur - begroot_keur as verschil_keur,
        (h6_besteed_keur - h6_begroot_keur) - verschil_keur as rest_keur,
        least(begroot_keur, besteed_keur) < 0 as is_negatief,
        least(begroot_keur, besteed_keur) <= 0
            or greatest(begroot_keur, besteed_keur) > g['factor_verschil'] * least(begroot_keur, besteed_keur) as is_ver,
        -rest_keur / nullif(verschil_keur, 0) >= g['verrekend_pct'] / 100 as is_verrekend,
        begroot_hoofd < g['elders_pct'] / 100 * least(begroot_eigen, begroot_land)
            and besteed_hoofd < g['elders_pct'] / 100 * least(besteed_eigen, besteed_land) as is_elders,
        -- the mirror: far above both, as when the costs of a whole region stand here
        wet <> 'gedeeld' and begroot_hoofd > g['factor_verschil'] * greatest(begroot_eigen, begroot_land) as begroot_hoog,
        wet <> 'gedeeld' and besteed_hoofd > g['factor_verschil'] * greatest(besteed_eigen, besteed_land) as besteed_hoog
    from gewoon w
    join eigen using (gm_code, wet)
    join land using (jaar, wet)
    cross join grens
    where begroot_keur is not null and besteed_keur is not null
)
select gm_code, jaar, wet, begroot_keur, besteed_keur,
    coalesce(is_elders, false) as elders,
    (is_ver and coalesce(is_verrekend, false)) or coalesce(is_elders and wet <> 'gedeeld', false) as anders_geboekt,
    is_ver and not is_negatief and not coalesce(is_verrekend, false)
        and greatest(begroot_keur, besteed_keur) > 0
        and not coalesce(is_elders and wet <> 'gedeeld', false) as sterk_verschil,
    is_negatief as onmogelijk,
    coalesce(begroot_hoog, false) as begroot_hoog, coalesce(besteed_hoog, false) as besteed_hoog
from oordeel;
