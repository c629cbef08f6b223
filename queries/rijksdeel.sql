-- Doel: wat het Rijk meer of minder betaalde dan begroot naast wat het hele sociaal domein meer of minder uitgaf, per jaar.
-- Parameters: $gm_code ('NL' = alle gemeenten met beide verslagen). Eenheid: × € 1.000; n in gemeenten.
with som as (
    select jaar::integer as jaar, count(*)::integer as n,
        sum(h6_begroot_keur) as h6_begroot_keur, sum(h6_besteed_keur) as h6_besteed_keur, sum(h6_meer_keur) as h6_meer_keur,
        sum(rijk_h6_begroot_keur) as rijk_h6_begroot_keur, sum(rijk_h6_ontvangen_keur) as rijk_h6_ontvangen_keur,
        sum(rijk_h6_meer_keur) as rijk_h6_meer_keur,
        sum(rijk_07_begroot_keur) as rijk_07_begroot_keur, sum(rijk_07_ontvangen_keur) as rijk_07_ontvangen_keur,
        sum(rijk_07_meer_keur) as rijk_07_meer_keur
    from mart.rijksdeel
    where $gm_code in (gm_code, 'NL')
    group by jaar
),
grens as (
    select max(waarde) filter (where drempel = 'rijk_mee_pct') / 100 as deel,
        max(waarde) filter (where drempel = 'rijk_mee_begroting_pct') / 100 as van_begroting
    from referentie.drempel
)
select som.*,
    coalesce(abs(rijk_h6_meer_keur) >= greatest(deel * abs(h6_meer_keur), van_begroting * h6_begroot_keur), false)
        as rijk_h6_van_belang,
    coalesce(abs(rijk_07_meer_keur) >= greatest(deel * abs(h6_meer_keur), van_begroting * h6_begroot_keur), false)
        as rijk_07_van_belang
from som, grens
order by jaar
