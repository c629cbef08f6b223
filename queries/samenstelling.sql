-- Doel: waaruit de lasten van het hele sociaal domein (hoofdtaakveld 6) bestaan: per onderdeel begroot, besteed en het
--   aandeel in de jaarrekening (zonder jaarrekening: in de begroting), met de mediaan van de aandelen van alle gemeenten
--   waar de interne verrekeningen onder de drempel blijven. Nederland (NL): de som over de gemeenten met beide verslagen.
-- Parameters: $gm_code ('*' = alle gemeenten), $jaar. Eenheid: lasten × € 1.000; aandelen in procent; n in gemeenten.
with alles as (
    select gm_code, onderdeel, max(bedrag_keur) filter (where soort = 'begroting') as begroot_keur,
        max(bedrag_keur) filter (where soort = 'rekening') as besteed_keur
    from mart.samenstelling where jaar = $jaar
    group by gm_code, onderdeel
),
-- as long as there is no jaarrekening of that year, every begroting counts
paar as (
    select * from alles
    where begroot_keur is not null
        and (besteed_keur is not null or not exists (select 1 from alles where besteed_keur is not null))
),
gevraagd as (
    select gm_code, onderdeel, begroot_keur, besteed_keur from alles where $gm_code in (gm_code, '*')
    union all
    select 'NL', onderdeel, sum(begroot_keur), sum(besteed_keur) from paar where $gm_code = 'NL' group by onderdeel
),
deel as (
    select gm_code, onderdeel,
        100 * coalesce(besteed_keur, begroot_keur)
            / nullif(sum(coalesce(besteed_keur, begroot_keur)) over (partition by gm_code), 0) as pct
    from paar
),
vergelijkbaar as (
    select d.* from deel d
    where d.gm_code not in (
        select v.gm_code from deel v
        where v.onderdeel = 'verrekeningen' and abs(v.pct)
            > (select waarde from referentie.drempel where drempel = 'verrekeningen_pct')
    )
),
midden as (
    select onderdeel, median(pct) as mediaan_pct, count(pct)::integer as n_mediaan from vergelijkbaar group by onderdeel
)
select g.gm_code, g.onderdeel, g.begroot_keur, g.besteed_keur,
    100 * coalesce(g.besteed_keur, g.begroot_keur)
        / nullif(sum(coalesce(g.besteed_keur, g.begroot_keur)) over (partition by g.gm_code), 0) as aandeel_pct,
    m.mediaan_pct, m.n_mediaan, (select count(distinct gm_code) from paar)::integer as n
from gevraagd g
left join midden m using (onderdeel)
order by g.gm_code, list_position(['eigen_personeel', 'inhuur', 'goederen_diensten', 'overdrachten', 'verrekeningen', 'overig'],
    g.onderdeel)
