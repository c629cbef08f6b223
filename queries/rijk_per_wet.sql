-- Doel: per gemeente en wet begroting, jaarrekening en rekenbedrag Gemeentefonds van één jaar en circulaire, met de
--   gedeelde kosten en de centrumtaken apart, zodat een lezer zelf kan kiezen wat meetelt. Leeg = niet bekend.
-- Parameters: $jaar, $circulaire. Eenheid: × € 1.000; inwoners in aantallen.
with bedrag as (
    select gm_code, wet,
        max(lasten_keur) filter (where soort = 'begroting') as begroot_keur,
        max(netto_keur) filter (where soort = 'begroting') as begroot_netto_keur,
        max(lasten_keur) filter (where soort = 'rekening') as besteed_keur,
        max(netto_keur) filter (where soort = 'rekening') as besteed_netto_keur
    from mart.wet_bedrag
    where definitie = 'smal' and jaar = $jaar and wet <> 'gedeeld'
    group by all
),
gedeeld as (
    select gm_code,
        sum(lasten_keur - baten_keur) filter (where soort = 'begroting' and rol = 'toegang') as toegang_begroot_keur,
        sum(lasten_keur - baten_keur) filter (where soort = 'rekening' and rol = 'toegang') as toegang_besteed_keur,
        sum(lasten_keur - baten_keur) filter (where soort = 'begroting' and rol = 'overhead') as overhead_begroot_keur,
        sum(lasten_keur - baten_keur) filter (where soort = 'rekening' and rol = 'overhead') as overhead_besteed_keur
    from mart.taakveld_bedrag
    join mart.taakveldrol using (jaar, taakveld)
    where jaar = $jaar and rol in ('toegang', 'overhead')
    group by gm_code
),
centrum as (
    select gm_code, cluster, sum(bedrag_keur) as centrum_keur
    from mart.gf_uitkering
    where jaar = $jaar and circulaire = $circulaire
        and lower(uitkering) in (select lower(uitkering) from referentie.centrumtaak)
    group by all
),
reken as (
    select r.gm_code, c.wet, r.cluster, r.au_keur, r.iu_du_keur, coalesce(z.centrum_keur, 0) as centrum_keur
    from mart.rekenbedrag r
    join referentie.cluster_wet c on c.cluster = r.cluster and c.wet <> 'gedeeld'
    left join centrum z on z.gm_code = r.gm_code and z.cluster = r.cluster
    where r.jaar = $jaar and r.circulaire = $circulaire
)
select g.gm_code, g.naam, r.wet, r.cluster, r.au_keur, r.iu_du_keur, r.centrum_keur,
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
