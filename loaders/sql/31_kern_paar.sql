-- One row per municipality, year and law (definition smal): begroot beside besteed, with the
-- whole hoofdtaakveld 6, to see which pairs were booked on different taakvelden.
create table kern.paar as
with grens as (
    select max(waarde) filter (where drempel = 'factor_verschil') as factor,
        max(waarde) filter (where drempel = 'h6_verschil_pct') / 100 as h6_deel
    from referentie.drempel
),
bedrag as (
    select gm_code, jaar, wet,
        max(lasten_keur) filter (where soort = 'begroting') as begroot_keur,
        max(lasten_keur) filter (where soort = 'rekening') as besteed_keur
    from mart.wet_bedrag
    where definitie = 'smal'
    group by all
),
met_h6 as (
    select *, sum(begroot_keur) over g as h6_begroot_keur, sum(besteed_keur) over g as h6_besteed_keur
    from bedrag
    window g as (partition by gm_code, jaar)
),
oordeel as (
    select m.*,
        begroot_keur <= 0 or besteed_keur <= 0 as is_nul,
        greatest(begroot_keur, besteed_keur) > factor * least(begroot_keur, besteed_keur) as is_factor,
        abs(h6_besteed_keur - h6_begroot_keur) < h6_deel * h6_begroot_keur as h6_gelijk,
        abs(h6_besteed_keur - h6_begroot_keur) > h6_deel * h6_begroot_keur as h6_anders
    from met_h6 m, grens
)
select gm_code, jaar, wet, begroot_keur, besteed_keur,
    wet <> 'gedeeld' and (is_nul or (is_factor and h6_gelijk)) as anders_geboekt,
    wet <> 'gedeeld' and not is_nul and is_factor and h6_anders as sterk_verschil
from oordeel
where begroot_keur is not null and besteed_keur is not null;
