-- Doel: alle enquêtecijfers van een gemeente (nieuwste jaar per kenmerk) naast haar groep en Nederland. Kwartielen zijn van
--   de groep zonder de gemeente zelf, doorlopend; bij minder dan drie cijfers staan in namen en waarden de cijfers zelf.
-- Parameters: $gm_code, $groep, $wet (vergelijkbare gemeenten verschillen per wet).
-- Eenheid: die van het kenmerk (kolom eenheid); n en leden in gemeenten; grenzen van het 95%-interval, leeg = niet bekend.
with nieuwste as (
    select s.*, max(i.jaar) as jaar, coalesce(arg_max(i.voorlopig, i.jaar), false) as voorlopig
    from referentie.indicatorsoort s
    join mart.indicator i using (indicator_id)
    where s.methode <> 'registratie'
    group by all
),
lid as (select gm_code from mart.groepsleden($gm_code, $groep) where wet = $wet),
groep as (
    select i.indicator_id, count(*)::integer as n,
        quantile_cont(i.waarde, 0.25) as q1, median(i.waarde) as mediaan, quantile_cont(i.waarde, 0.75) as q3,
        case when count(*) < 3 then list(g.naam order by g.naam) end as namen,
        case when count(*) < 3 then list(i.waarde order by g.naam) end as waarden
    from lid l
    join mart.gemeente g using (gm_code)
    join mart.indicator i using (gm_code)
    join nieuwste k on k.indicator_id = i.indicator_id and k.jaar = i.jaar
    group by i.indicator_id
)
select k.indicator_id, k.naam, k.eenheid, k.leeftijdsgroep, k.thema, k.volgorde, k.methode, k.brontabel,
    mart.waarschuwing(k.waarschuwing, k.jaar, k.voorlopig) as waarschuwing,
    k.keuzelijst, k.jaar::integer as jaar,
    row_number() over (partition by k.naam, k.eenheid order by k.jaar desc, k.brontabel desc) = 1 as nieuwste_tabel,
    i.waarde, i.ondergrens, i.bovengrens, coalesce(p.n, 0) as n, (select count(*) from lid)::integer as leden,
    p.q1, p.mediaan, p.q3, p.namen, p.waarden,
    r.waarde as nederland, r.ondergrens as nederland_ondergrens, r.bovengrens as nederland_bovengrens,
    d.waarde as ggd, d.naam as ggd_naam
from nieuwste k
left join mart.indicator i on i.indicator_id = k.indicator_id and i.jaar = k.jaar and i.gm_code = $gm_code
left join groep p on p.indicator_id = k.indicator_id
left join mart.indicator_referentie r on r.indicator_id = k.indicator_id and r.jaar = k.jaar and r.gebied = 'NL'
left join mart.indicator_referentie d on d.indicator_id = k.indicator_id and d.jaar = k.jaar and d.gebied <> 'NL'
    and d.naam = (select ggd from mart.gemeente where gm_code = $gm_code)
order by k.volgorde, k.brontabel
