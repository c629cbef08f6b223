-- Doel: per gemeente en wet begroting, jaarrekening en rekenbedrag Gemeentefonds van één jaar en circulaire, met de
--   gedeelde kosten en de centrumtaken apart. Welke taakvelden naast een cluster staan: cluster_wet. Leeg = niet bekend.
-- Parameters: $jaar, $circulaire. Eenheid: × € 1.000; inwoners in aantallen.
with bedrag as (
    select b.gm_code, b.wet,
        max(b.lasten_keur) filter (where b.soort = 'begroting') as begroot_keur,
        max(b.netto_keur) filter (where b.soort = 'begroting') as begroot_netto_keur,
        max(b.lasten_keur) filter (where b.soort = 'rekening') as besteed_keur,
        max(b.netto_keur) filter (where b.soort = 'rekening') as besteed_netto_keur
    from mart.wet_bedrag b
    join referentie.cluster_wet c on c.wet = b.wet and c.definitie = b.definitie
    where b.jaar = $jaar and b.wet <> 'gedeeld'
    group by all
),
-- what no law carries alone: toegang that the taakvelden do not split, and overhead of the whole municipality
gedeeld as (
    select t.gm_code,
        sum(t.lasten_keur - t.baten_keur) filter (where t.soort = 'begroting' and r.rol = 'toegang') as toegang_begroot_keur,
        sum(t.lasten_keur - t.baten_keur) filter (where t.soort = 'rekening' and r.rol = 'toegang') as toegang_besteed_keur,
        sum(t.lasten_keur - t.baten_keur) filter (where t.soort = 'begroting' and r.rol = 'overhead') as overhead_begroot_keur,
        sum(t.lasten_keur - t.baten_keur) filter (where t.soort = 'rekening' and r.rol = 'overhead') as overhead_besteed_keur
    from mart.taakveld_bedrag t
    join mart.taakveldrol r using (jaar, taakveld)
    where t.jaar = $jaar and (r.rol = 'overhead' or (r.rol = 'toegang' and exists (
        select 1 from mart.taakveld_wet w
        join referentie.cluster_wet c on c.wet = 'gedeeld' and c.definitie = w.definitie
        where w.jaar = t.jaar and w.taakveld = t.taakveld and w.wet = 'gedeeld')))
    group by t.gm_code
),
centrum as (
    select gm_code, cluster, sum(bedrag_keur) as centrum_keur
    from mart.gf_uitkering
    where jaar = $jaar and circulaire = $circulaire
        and lower(uitkering) in (select lower(uitkering) from referentie.centrumtaak)
    group by all
),
reken as (
    select r.gm_code, c.wet, r.cluster, c.toegang_hoogstens_pct, c.omvat, c.definitie, r.au_keur, r.iu_du_keur, coalesce(z.centrum_keur, 0) as centrum_keur
    from mart.rekenbedrag r
    join referentie.cluster_wet c on c.cluster = r.cluster and c.wet <> 'gedeeld'
    left join centrum z on z.gm_code = r.gm_code and z.cluster = r.cluster
    where r.jaar = $jaar and r.circulaire = $circulaire
)
select g.gm_code, g.naam, r.wet, r.cluster, r.toegang_hoogstens_pct, r.omvat, r.definitie, r.au_keur, r.iu_du_keur, r.centrum_keur,
    b.begroot_keur, b.begroot_netto_keur, b.besteed_keur, b.besteed_netto_keur,
    d.toegang_begroot_keur, d.toegang_besteed_keur, d.overhead_begroot_keur, d.overhead_besteed_keur,
    i.aantal as inwoners,
    not exists (
        select 1 from mart.vlag v where v.gm_code = g.gm_code and v.jaar = $jaar
            and (v.vlag in ('onvolledig_door_herindeling')
                or (v.vlag in ('anders_geboekt', 'nul_of_negatief', 'onmogelijk_bedrag') and v.wet = r.wet))
    ) as vergelijkbaar
from mart.gemeente g
join reken r using (gm_code)
left join bedrag b on b.gm_code = g.gm_code and b.wet = r.wet
left join gedeeld d on d.gm_code = g.gm_code
left join mart.noemer i on i.gm_code = g.gm_code and i.jaar = $jaar and i.noemer = 'inwoners'
order by g.gm_code, r.wet
