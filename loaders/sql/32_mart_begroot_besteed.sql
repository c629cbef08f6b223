create table mart.begroot_besteed as
with rooster as (
    select g.gm_code, j.jaar, d.definitie, w.wet,
        w.wet <> 'gedeeld' or d.gedeeld_telt_mee = 'ja' as telt_mee
    from mart.gemeente g
    cross join (select distinct jaar from bron.iv3_taakveld) j
    cross join referentie.definitie d
    cross join (select unnest(['jeugdwet', 'wmo', 'participatiewet', 'gedeeld']) as wet) w
),
bedrag as (
    -- a report that stands alone is shown as it is; of a pair only the parts that filed both
    select * from kern.paarbedrag
),
paar as (
select r.gm_code, r.jaar, r.definitie, r.wet, r.telt_mee,
    b.lasten_keur as begroot_keur,
    s.lasten_keur as besteed_keur,
    d.dekking_pct,
    d.gm_code is not null and p.gm_code is not null and not (p.anders_geboekt or p.onmogelijk) as vergelijkbaar
from rooster r
left join bedrag b on b.gm_code = r.gm_code and b.jaar = r.jaar and b.definitie = r.definitie
    and b.wet = r.wet and b.soort = 'begroting'
left join bedrag s on s.gm_code = r.gm_code and s.jaar = r.jaar and s.definitie = r.definitie
    and s.wet = r.wet and s.soort = 'rekening'
left join kern.dekking d on d.gm_code = r.gm_code and d.jaar = r.jaar
left join kern.paar p on p.gm_code = r.gm_code and p.jaar = r.jaar and p.wet = r.wet
)
select gm_code, jaar, definitie, wet, begroot_keur, besteed_keur,
    besteed_keur - begroot_keur as afwijking_keur,
    case when vergelijkbaar and begroot_keur > 0
        then 100 * (besteed_keur - begroot_keur) / begroot_keur end as afwijking_pct,
    vergelijkbaar, telt_mee,
    case when begroot_keur is not null and besteed_keur is not null then dekking_pct end as dekking_pct
from paar
order by gm_code, definitie, jaar, wet;
comment on table mart.begroot_besteed is 'Begroot (primitieve begroting) naast besteed (jaarrekening), lasten per wet';
comment on column mart.begroot_besteed.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.begroot_besteed.jaar is 'Begrotingsjaar en verslagjaar';
comment on column mart.begroot_besteed.definitie is 'smal, toegang of breed';
comment on column mart.begroot_besteed.wet is 'jeugdwet, wmo, participatiewet of gedeeld';
comment on column mart.begroot_besteed.begroot_keur is 'Lasten in de begroting × € 1.000; leeg = niet aangeleverd';
comment on column mart.begroot_besteed.besteed_keur is 'Lasten in de jaarrekening × € 1.000; leeg = niet aangeleverd of nog niet verschenen';
comment on column mart.begroot_besteed.afwijking_keur is 'Besteed min begroot × € 1.000; positief = meer uitgegeven dan begroot';
comment on column mart.begroot_besteed.afwijking_pct is 'Afwijking in % van begroot; leeg als het paar niet vergelijkbaar is';
comment on column mart.begroot_besteed.vergelijkbaar is 'Onwaar als een verslag ontbreekt, als anders is geboekt of als een bedrag onmogelijk is: telt dan niet mee in sommen, aantallen en percentages';
comment on column mart.begroot_besteed.telt_mee is 'Waar als dit deel meetelt in het totaal van deze definitie';
comment on column mart.begroot_besteed.dekking_pct is 'Aandeel van de inwoners waar beide bedragen over gaan; minder dan 100 = een deel van de huidige gemeente leverde een van beide verslagen niet aan, en staat in geen van beide bedragen';
