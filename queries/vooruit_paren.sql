-- Doel: begroot en besteed van elke gemeente per jaar, voor elke wet en voor Wmo en jeugd samen. In dat laatste zit ook pgb
--   dat niet per wet bekend is, zodat het in elk jaar over hetzelfde gaat. past = begroting en jaarrekening horen bij elkaar.
-- Parameters: geen. Eenheid: lasten × € 1.000 (definitie smal); vlaggen_… = de vlaggen van dat verslag, met een komma ertussen.
with groep(groep, wet) as (
    values ('jeugdwet', 'jeugdwet'), ('wmo', 'wmo'), ('participatiewet', 'participatiewet'),
        ('wmo_jeugd', 'wmo'), ('wmo_jeugd', 'jeugdwet')
),
pgb as (
    select gm_code, jaar, max(pgb_ongesplitst_keur) filter (where soort = 'begroting') as begroot_keur,
        max(pgb_ongesplitst_keur) filter (where soort = 'rekening') as besteed_keur
    from mart.wettotaal
    where definitie = 'smal'
    group by all
),
vlag as (
    select v.gm_code, v.jaar, g.groep,
        string_agg(distinct v.vlag, ',' order by v.vlag) filter (where coalesce(v.soort, 'begroting') = 'begroting') as begroting,
        string_agg(distinct v.vlag, ',' order by v.vlag) filter (where coalesce(v.soort, 'rekening') = 'rekening') as rekening
    from mart.vlag v
    -- with a law below zero, part of its money may stand on any other law of that report
    join groep g on v.wet is null or v.wet = g.wet or v.vlag = 'onmogelijk_bedrag'
    group by all
),
bedrag as (
    select b.gm_code, b.jaar, g.groep,
        case when count(b.begroot_keur) = count(*) then sum(b.begroot_keur) end as begroot_keur,
        case when count(b.besteed_keur) = count(*) then sum(b.besteed_keur) end as besteed_keur,
        bool_and(b.vergelijkbaar) as vergelijkbaar
    from mart.begroot_besteed b
    join groep g using (wet)
    where b.definitie = 'smal'
    group by all
)
select b.gm_code, b.jaar::integer as jaar, b.groep,
    b.begroot_keur + case when b.groep = 'wmo_jeugd' then coalesce(p.begroot_keur, 0) else 0 end as begroot_keur,
    b.besteed_keur + case when b.groep = 'wmo_jeugd' then coalesce(p.besteed_keur, 0) else 0 end as besteed_keur,
    b.vergelijkbaar and b.begroot_keur > 0 and b.besteed_keur > 0 as past,
    coalesce(v.begroting, '') as vlaggen_begroting, coalesce(v.rekening, '') as vlaggen_rekening
from bedrag b
left join pgb p using (gm_code, jaar)
left join vlag v using (gm_code, jaar, groep)
order by b.groep, b.gm_code, b.jaar
