-- Doel: twee maatstaven naast elkaar per gemeente en wet: wat werd uitgegeven naast tien vergelijkbare gemeenten, en naast het
--   rekenbedrag, omgerekend naar wat alle gemeenten samen uitgaven (definitie smal, Wmo zonder opvang). Leeg = niet te zeggen.
-- Parameters: $jaar, $circulaire ('' = die van de begroting). Eenheid: euro per inwoner; schaal in procent.
with grens as (select waarde as band from referentie.drempel where drempel = 'aansluit_band_pct'),
plek as (  -- what was spent as soon as that is known; of participatie only net, because the rekenbedrag has no BUIG in it
    select p.*, h.telt_in_groep as mag, i.aantal as inwoners
    from mart.positie p
    join mart.vergelijkhoofd h using (gm_code, jaar, wet, maat, kant)
    join mart.noemer i on i.gm_code = p.gm_code and i.jaar = p.jaar and i.noemer = 'inwoners'
    where p.jaar = $jaar and h.definitie = 'smal' and h.noemer = 'inwoner'
        and p.maat = (select arg_max(maat, maat = 'besteed') from mart.positie where jaar = $jaar)
        and (p.wet <> 'participatiewet' or p.kant = 'netto')
    -- net where enough of the comparable municipalities have it too
    qualify row_number() over (
        partition by p.gm_code, p.wet order by (p.kant = 'netto' and coalesce(p.n, 0) >= 3) desc, p.kant) = 1
),
centrum as (
    select gm_code, jaar, circulaire, cluster, sum(bedrag_keur) as keur
    from mart.gf_uitkering
    where lower(uitkering) in (select lower(uitkering) from referentie.centrumtaak)
    group by all
),
reken as (
    select r.gm_code, c.wet, r.totaal_keur - coalesce(z.keur, 0) as keur
    from mart.rekenbedrag r
    join referentie.cluster_wet c on c.cluster = r.cluster
    join referentie.circulaire u on u.circulaire = r.circulaire
    left join centrum z on z.gm_code = r.gm_code and z.jaar = r.jaar and z.circulaire = r.circulaire and z.cluster = r.cluster
    where r.jaar = $jaar and (r.circulaire = $circulaire or ($circulaire = '' and u.voor_begroting_van = $jaar))
),
samen as (
    select p.*, 1000 * r.keur / p.inwoners as reken_eur,
        sum(p.waarde_eur * p.inwoners) filter (where p.mag) over g / sum(1000 * r.keur) filter (where p.mag) over g as schaal
    from plek p
    join reken r using (gm_code, wet)
    window g as (partition by p.wet, p.kant)
),
maat as (
    select *, case when mag then reken_eur * schaal end as verwacht_eur,
        case when mag and uitspraak in ('boven', 'onder') then uitspraak end as naast_groep,
        case when not mag then null
            when waarde_eur > reken_eur * schaal * (1 + band / 100) then 'boven'
            when waarde_eur < reken_eur * schaal * (1 - band / 100) then 'onder' end as naast_rijk
    from samen cross join grens
)
select gm_code, wet, maat, kant, waarde_eur, n, q1_eur, mediaan_eur, q3_eur, uitspraak, mag, reken_eur, 100 * schaal as schaal_pct,
    verwacht_eur, naast_groep, naast_rijk,
    case when naast_groep is null or naast_rijk is null then 'onduidelijk'
        when naast_groep = naast_rijk then 'gelijk' else 'anders' end as oordeel,
    -- the bare signs, without any band
    case when mag then (waarde_eur > mediaan_eur) <> (waarde_eur > verwacht_eur) end as tekens_anders
from maat
order by gm_code, wet
