-- Doel: uitgaven en gebruikers van een wet, per gemeente en jaar, alleen waar beide bekend zijn (gepaard); met de vlaggen
--   van de jaarrekening, 'Kleine aantallen' als er minder gebruikers zijn dan de drempel voor een noemer, en 'Voorlopig'
--   als het CBS het aantal gebruikers van dat jaar voorlopig noemt.
-- Parameters: $wet, $indicator_id. Eenheid: uitgaven × € 1.000 (lasten in de jaarrekening, definitie smal); gebruikers in
--   aantallen (een indicator per 1.000 inwoners maal de inwoners van dat jaar); per gebruiker in euro.
with gebruik as (
    select i.gm_code, i.jaar, i.voorlopig,
        case s.eenheid when 'aantal' then i.waarde when 'per 1.000 inwoners' then i.waarde * n.aantal / 1000 end as gebruikers
    from mart.indicator i
    join referentie.indicatorsoort s using (indicator_id)
    left join mart.noemer n on n.gm_code = i.gm_code and n.jaar = i.jaar and n.noemer = 'inwoners'
    where i.indicator_id = $indicator_id
),
paar as (
    select u.gm_code, u.jaar, u.keur as besteed_keur, g.gebruikers, g.voorlopig
    from mart.tekortterm u
    join gebruik g using (gm_code, jaar)
    where u.wet = $wet and u.term = 'rekening_lasten' and g.gebruikers is not null
        -- users of a whole municipality beside the money of a part of it say nothing
        and not exists (
            select 1 from mart.begroot_besteed b
            where b.gm_code = u.gm_code and b.jaar = u.jaar and b.wet = u.wet and b.definitie = 'smal' and b.dekking_pct < 100
        )
),
vlag as (
    select v.gm_code, v.jaar, s.naam, v.vlag
    from mart.vlag v
    join referentie.vlagsoort s on s.vlag = v.vlag
    where s.gewicht = 'let_op' and (v.wet is null or v.wet = $wet) and (v.soort is null or v.soort = 'rekening')
    union
    select p.gm_code, p.jaar, s.naam, s.vlag
    from paar p
    join referentie.vlagsoort s on s.vlag = 'klein'
    join referentie.drempel d on d.drempel = 'klein_noemer' and p.gebruikers < d.waarde
    union
    select p.gm_code, p.jaar, s.naam, s.vlag
    from paar p
    join referentie.vlagsoort s on s.vlag = 'voorlopig'
    where p.voorlopig
),
vlaggen as (
    select gm_code, jaar, string_agg(distinct naam, '; ' order by naam) as let_op,
        bool_or(vlag = 'anders_geboekt') as anders_geboekt
    from vlag
    group by all
)
select p.gm_code, g.naam, p.jaar::integer as jaar, p.gebruikers, p.besteed_keur,
    case when p.gebruikers > 0 then 1000 * p.besteed_keur / p.gebruikers end as per_gebruiker_eur,
    n.aantal as inwoners, p.voorlopig, coalesce(v.anders_geboekt, false) as anders_geboekt, coalesce(v.let_op, '') as let_op,
    g.jeugdregio, g.grootteklasse, g.provincie
from paar p
join mart.gemeente g using (gm_code)
left join mart.noemer n on n.gm_code = p.gm_code and n.jaar = p.jaar and n.noemer = 'inwoners'
left join vlaggen v on v.gm_code = p.gm_code and v.jaar = p.jaar
order by p.gm_code, p.jaar
