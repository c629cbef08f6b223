-- Doel: het tekort volgens een definitie, per gemeente en jaar: een term min een andere, alleen waar beide bekend zijn
--   (gepaard). Bij het rekenbedrag geldt de gekozen circulaire, of anders die waar de begroting van dat jaar op steunt.
--   Een deel van toegang en overhead kan meetellen aan de kant van de uitgaven.
-- Parameters: $wet, $links, $rechts, $circulaire, $toegang_pct, $overhead_pct. Eenheid: × € 1.000; per hoofd in euro.
with keuze as (
    select t.gm_code, t.jaar, replace(t.term, '_cluster', '') as term, t.keur
    from mart.tekortterm t
    left join referentie.circulaire c on c.circulaire = t.circulaire
    where t.wet = $wet
        and (not contains(t.term, '_netto')  -- beside a rekenbedrag stand the taakvelden of its cluster
            or contains(t.term, '_cluster') = ('rekenbedrag' in ($links, $rechts)))
        and (t.term <> 'rekenbedrag' or t.circulaire = $circulaire
            or ($circulaire = '' and c.voor_begroting_van = t.jaar))
),
gedeeld as (
    select t.gm_code, t.jaar, split_part(t.term, '_', 2) as soort,
        sum(case when t.term like 'toegang_%' then $toegang_pct else $overhead_pct end / 100.0 * t.keur) as keur from mart.tekortterm t
    where t.wet = 'gedeeld' and (
        (t.term like 'toegang_%' and $toegang_pct > 0) or (t.term like 'overhead_%' and $overhead_pct > 0))
    group by all
    having count(*) = ($toegang_pct > 0)::integer + ($overhead_pct > 0)::integer  -- a share that is asked for must be known
),
met_deel as (
    select k.gm_code, k.jaar, k.term,
        case when k.term not in ('begroting_netto', 'rekening_netto') or ($toegang_pct = 0 and $overhead_pct = 0)
            then k.keur else k.keur + g.keur end as keur
    from keuze k
    left join gedeeld g on g.gm_code = k.gm_code and g.jaar = k.jaar and g.soort = split_part(k.term, '_', 1)
),
vlag as (
    select v.gm_code, v.jaar, string_agg(distinct s.naam, '; ' order by s.naam) as let_op,
        bool_or(v.vlag in ('anders_geboekt', 'onmogelijk_bedrag')) as anders_geboekt
    from (select gm_code, jaar, wet, vlag from mart.vlag union all  -- and which years CBS's own cost tables call provisional
        select gm_code, jaar, wet, 'voorlopig' from mart.kosten_cbs where voorlopig and $links || $rechts like '%cbs_%') v
    join referentie.vlagsoort s on s.vlag = v.vlag
    where s.gewicht = 'let_op' and (v.wet is null or v.wet = $wet)
    group by all
)
select g.gm_code, g.naam, l.jaar::integer as jaar, l.keur as links_keur, r.keur as rechts_keur,
    l.keur - r.keur as verschil_keur,
    case when r.keur > 0 then 100 * (l.keur - r.keur) / r.keur end as verschil_pct,
    1000 * (l.keur - r.keur) / (i.aantal * d.deel) as per_inwoner_eur,
    1000 * (l.keur - r.keur) / (j.aantal * d.deel) as per_jongere_eur,
    i.aantal * d.deel as inwoners,
    coalesce(v.anders_geboekt, false) as anders_geboekt,
    coalesce(v.let_op, '') as let_op,
    g.jeugdregio, g.grootteklasse, g.provincie
from met_deel l
join met_deel r on r.gm_code = l.gm_code and r.jaar = l.jaar and r.term = $rechts
join mart.gemeente g on g.gm_code = l.gm_code
left join mart.noemer i on i.gm_code = l.gm_code and i.jaar = l.jaar and i.noemer = 'inwoners'
left join mart.noemer j on j.gm_code = l.gm_code and j.jaar = l.jaar and j.noemer = 'jongeren_0_17'
cross join lateral (
    -- of an incomplete year only the inhabitants the pair is about
    select coalesce(min(b.dekking_pct), 100) / 100 as deel from mart.begroot_besteed b
    where b.gm_code = l.gm_code and b.jaar = l.jaar and b.wet = $wet
) d
left join vlag v on v.gm_code = l.gm_code and v.jaar = l.jaar
where l.term = $links and l.keur is not null and r.keur is not null
order by g.gm_code, l.jaar
