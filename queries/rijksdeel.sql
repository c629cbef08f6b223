-- Doel: wat het Rijk meer of minder betaalde dan begroot naast wat het hele sociaal domein meer of minder uitgaf, per jaar.
-- Parameters: $gm_code ('NL' = alle gemeenten met beide verslagen samen, '*' = elke gemeente). Eenheid: × € 1.000; n in gemeenten.
select case when $gm_code = 'NL' then 'NL' else gm_code end as gm_code, jaar::integer as jaar, count(*)::integer as n,
    sum(h6_begroot_keur) as h6_begroot_keur, sum(h6_besteed_keur) as h6_besteed_keur, sum(h6_meer_keur) as h6_meer_keur,
    sum(rijk_h6_begroot_keur) as rijk_h6_begroot_keur, sum(rijk_h6_ontvangen_keur) as rijk_h6_ontvangen_keur,
    sum(rijk_h6_meer_keur) as rijk_h6_meer_keur,
    sum(rijk_07_begroot_keur) as rijk_07_begroot_keur, sum(rijk_07_ontvangen_keur) as rijk_07_ontvangen_keur,
    sum(rijk_07_meer_keur) as rijk_07_meer_keur,
    -- of one municipality as the mart has it; of all together by the same thresholds
    case when $gm_code = 'NL'
        then abs(sum(rijk_h6_meer_keur)) >= greatest(any_value(g['rijk_mee_pct']) / 100 * abs(sum(h6_meer_keur)),
            any_value(g['rijk_mee_begroting_pct']) / 100 * sum(h6_begroot_keur))
        else bool_and(rijk_h6_van_belang) end as rijk_h6_van_belang,
    case when $gm_code = 'NL'
        then abs(sum(rijk_07_meer_keur)) >= greatest(any_value(g['rijk_mee_pct']) / 100 * abs(sum(h6_meer_keur)),
            any_value(g['rijk_mee_begroting_pct']) / 100 * sum(h6_begroot_keur))
        else bool_and(rijk_07_van_belang) end as rijk_07_van_belang
from mart.rijksdeel, (select map_from_entries(list((drempel, waarde))) as g from referentie.drempel)
where $gm_code in (gm_code, 'NL', '*')
group by case when $gm_code = 'NL' then 'NL' else gm_code end, jaar
order by gm_code, jaar
