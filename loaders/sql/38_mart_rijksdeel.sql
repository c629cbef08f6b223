-- What the Rijk paid along beside what was spent above the begroting, like with like: rijksbijdragen on hoofdtaakveld 6
-- beside the lasten of hoofdtaakveld 6; the algemene uitkering (not earmarked) apart.
create table mart.rijksdeel as
with grens as (select map_from_entries(list((drempel, waarde))) as g from referentie.drempel),
lasten as (
    select gm_code, jaar,
        sum(lasten_keur) filter (where soort = 'begroting') as h6_begroot_keur,
        sum(lasten_keur) filter (where soort = 'rekening') as h6_besteed_keur
    from kern.paarbedrag where definitie = 'smal' group by all
),
totaal as (
    select gm_code, jaar, soort, rijk_h6_keur, rijk_07_keur from mart.gemeentetotaal
    where (gm_code, jaar) not in (select (gm_code, jaar) from kern.paardeel)
    union all
    select p.gm_code, p.jaar, t.soort,
        case when count(t.rijk_h6_keur) = count(*) then sum(t.rijk_h6_keur * p.aandeel) end,
        case when count(t.rijk_07_keur) = count(*) then sum(t.rijk_07_keur * p.aandeel) end
    from kern.paardeel p
    join bron.iv3_gemeentetotaal t on t.jaar = p.jaar and t.gm_code = p.gm_code_toen
    group by p.gm_code, p.jaar, t.soort
),
paar as (
    select l.*, d.dekking_pct, h6_besteed_keur - h6_begroot_keur as h6_meer_keur,
        b.rijk_h6_keur as rijk_h6_begroot_keur, r.rijk_h6_keur as rijk_h6_ontvangen_keur,
        r.rijk_h6_keur - b.rijk_h6_keur as rijk_h6_meer_keur,
        b.rijk_07_keur as rijk_07_begroot_keur, r.rijk_07_keur as rijk_07_ontvangen_keur,
        r.rijk_07_keur - b.rijk_07_keur as rijk_07_meer_keur
    from lasten l
    join kern.dekking d using (gm_code, jaar)
    left join totaal b on b.gm_code = l.gm_code and b.jaar = l.jaar and b.soort = 'begroting'
    left join totaal r on r.gm_code = l.gm_code and r.jaar = l.jaar and r.soort = 'rekening'
)
select paar.*,
    coalesce(abs(rijk_h6_meer_keur) >= greatest(g['rijk_mee_pct'] / 100 * abs(h6_meer_keur),
        g['rijk_mee_begroting_pct'] / 100 * h6_begroot_keur), false) as rijk_h6_van_belang,
    coalesce(abs(rijk_07_meer_keur) >= greatest(g['rijk_mee_pct'] / 100 * abs(h6_meer_keur),
        g['rijk_mee_begroting_pct'] / 100 * h6_begroot_keur), false) as rijk_07_van_belang
from paar, grens
order by gm_code, jaar;
comment on table mart.rijksdeel is 'Wat het Rijk meer of minder betaalde dan begroot, naast wat het hele sociaal domein meer of minder uitgaf; alleen waar begroting en jaarrekening er zijn';
comment on column mart.rijksdeel.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.rijksdeel.jaar is 'Begrotingsjaar en verslagjaar';
comment on column mart.rijksdeel.h6_begroot_keur is 'Lasten van het hele sociaal domein (hoofdtaakveld 6) in de begroting × € 1.000';
comment on column mart.rijksdeel.h6_besteed_keur is 'Lasten van het hele sociaal domein in de jaarrekening × € 1.000';
comment on column mart.rijksdeel.h6_meer_keur is 'Besteed min begroot × € 1.000';
comment on column mart.rijksdeel.rijk_h6_begroot_keur is 'Rijksbijdragen op hoofdtaakveld 6 in de begroting × € 1.000';
comment on column mart.rijksdeel.rijk_h6_ontvangen_keur is 'Rijksbijdragen op hoofdtaakveld 6 in de jaarrekening × € 1.000';
comment on column mart.rijksdeel.rijk_h6_meer_keur is 'Ontvangen min begroot × € 1.000: hoort bij het verschil van hetzelfde hoofdtaakveld';
comment on column mart.rijksdeel.rijk_07_begroot_keur is 'Algemene uitkering (Gemeentefonds) in de begroting × € 1.000';
comment on column mart.rijksdeel.rijk_07_ontvangen_keur is 'Algemene uitkering in de jaarrekening × € 1.000';
comment on column mart.rijksdeel.rijk_07_meer_keur is 'Ontvangen min begroot × € 1.000; niet geoormerkt, voor alle taken van de gemeente';
comment on column mart.rijksdeel.dekking_pct is 'Aandeel van de inwoners waar de bedragen over gaan; minder dan 100 = een deel van de huidige gemeente leverde niet beide verslagen';
comment on column mart.rijksdeel.rijk_h6_van_belang is 'Waar als de rijksbijdragen groot genoeg zijn om het verschil met de begroting anders te lezen (drempels rijk_mee_pct en rijk_mee_begroting_pct)';
comment on column mart.rijksdeel.rijk_07_van_belang is 'Hetzelfde voor de algemene uitkering';
