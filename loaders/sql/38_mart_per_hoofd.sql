-- Euro per head, per municipality, law and measure, with whether the figure may stand in a group. An incomplete
-- report has no figure per head: its money and its inhabitants are not of the same places.
create table mart.per_hoofd as
with maat as (
    select gm_code, jaar, definitie, wet, 'begroot' as maat, 'begroting' as soort, begroot_keur as keur,
        begroot_keur > 0 as past
    from mart.begroot_besteed
    union all
    select gm_code, jaar, definitie, wet, 'besteed', 'rekening', besteed_keur, besteed_keur > 0
    from mart.begroot_besteed
    union all
    select gm_code, jaar, definitie, wet, 'afwijking', null, afwijking_keur, vergelijkbaar
    from mart.begroot_besteed
),
noemer as (
    select gm_code, jaar, case noemer when 'inwoners' then 'inwoner' else 'jongere' end as noemer, aantal
    from mart.noemer
    where aantal > 0
),
onvolledig as (
    select distinct gm_code, jaar, soort from mart.vlag where vlag = 'onvolledig_door_herindeling'
)
select m.gm_code, m.jaar, m.definitie, m.wet, m.maat, n.noemer,
    1000 * m.keur / n.aantal as waarde_eur,
    m.past and not coalesce(a.anders_geboekt or a.onmogelijk, false) and r.gm_code is null as telt_in_groep
from maat m
join noemer n on n.gm_code = m.gm_code and n.jaar = m.jaar and (n.noemer = 'inwoner' or m.wet = 'jeugdwet')
left join kern.paar a on a.gm_code = m.gm_code and a.jaar = m.jaar and a.wet = m.wet
left join kern.regiotaak r on r.gm_code = m.gm_code and r.wet = m.wet
where m.keur is not null
    and not exists (
        select 1 from onvolledig o
        where o.gm_code = m.gm_code and o.jaar = m.jaar
            and (o.soort = m.soort or m.soort is null or o.soort is null)
    )
order by m.gm_code, m.definitie, m.jaar, m.wet, m.maat, n.noemer;
comment on table mart.per_hoofd is 'Euro per inwoner of per jongere van hetzelfde jaar, voor het vergelijken van gemeenten';
comment on column mart.per_hoofd.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.per_hoofd.jaar is 'Begrotingsjaar en verslagjaar';
comment on column mart.per_hoofd.definitie is 'Welke taakvelden bij welke wet horen; naam in referentie.definitie';
comment on column mart.per_hoofd.wet is 'jeugdwet, wmo, participatiewet of gedeeld';
comment on column mart.per_hoofd.maat is 'begroot, besteed of afwijking (besteed min begroot)';
comment on column mart.per_hoofd.noemer is 'inwoner, of jongere (0 tot en met 17 jaar; alleen jeugdwet)';
comment on column mart.per_hoofd.waarde_eur is 'Euro per inwoner of jongere van hetzelfde jaar';
comment on column mart.per_hoofd.telt_in_groep is 'Onwaar bij een anders geboekt paar, een bedrag van nul of minder, een paar dat niet vergelijkbaar is of een wet die de gemeente ook voor haar regio inkoopt: telt niet mee in mediaan en kwartielen';
