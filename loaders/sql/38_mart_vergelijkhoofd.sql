-- Euro per head as municipalities are compared on: gross and net, the Wmo without shelter. A municipality that buys for
-- its region stands in no group on gross. An amount of a law below zero is left out.
create table mart.vergelijkhoofd as
with kant as (
    select gm_code, jaar, soort, definitie, onderdeel, lasten_keur, 'bruto' as kant, lasten_keur as keur
    from mart.vergelijkbedrag
    union all
    select gm_code, jaar, soort, definitie, onderdeel, lasten_keur, 'netto', netto_keur
    from mart.vergelijkbedrag where netto_keur is not null
),
onmogelijk as (select distinct gm_code, jaar, soort from mart.vlag where vlag = 'onmogelijk_bedrag'),
noemer as (
    select gm_code, jaar, case noemer when 'inwoners' then 'inwoner' else 'jongere' end as noemer, aantal
    from mart.noemer
    where aantal > 0
)
select k.gm_code, k.jaar, k.definitie, k.onderdeel as wet,
    case k.soort when 'begroting' then 'begroot' else 'besteed' end as maat, k.kant, n.noemer,
    1000 * k.keur / n.aantal as waarde_eur,
    k.lasten_keur > 0 and not coalesce(p.anders_geboekt or p.onmogelijk
            or case k.soort when 'begroting' then p.begroot_hoog else p.besteed_hoog end, false)
        and (k.kant = 'netto' or r.gm_code is null) as telt_in_groep
from kant k
join kern.levering l on l.gm_code = k.gm_code and l.jaar = k.jaar and l.soort = k.soort and l.status = 'volledig'
join noemer n on n.gm_code = k.gm_code and n.jaar = k.jaar and (n.noemer = 'inwoner' or k.onderdeel = 'jeugdwet')
left join kern.paar p on p.gm_code = k.gm_code and p.jaar = k.jaar
    and p.wet = case k.onderdeel when 'opvang' then 'wmo' else k.onderdeel end
left join kern.regiotaak r on r.gm_code = k.gm_code and r.wet = k.onderdeel
left join onmogelijk o on o.gm_code = k.gm_code and o.jaar = k.jaar and o.soort = k.soort
where o.gm_code is null or k.lasten_keur >= 0 or k.onderdeel = 'opvang'
order by k.gm_code, k.definitie, k.jaar, wet, maat, k.kant, n.noemer;
comment on table mart.vergelijkhoofd is 'Euro per inwoner of per jongere van hetzelfde jaar, bruto en netto, met de Wmo zonder beschermd wonen en opvang';
comment on column mart.vergelijkhoofd.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.vergelijkhoofd.jaar is 'Begrotingsjaar en verslagjaar';
comment on column mart.vergelijkhoofd.definitie is 'Welke taakvelden bij welke wet horen; naam in referentie.definitie';
comment on column mart.vergelijkhoofd.wet is 'jeugdwet, wmo (zonder opvang), opvang (beschermd wonen en opvang van de Wmo), participatiewet of gedeeld';
comment on column mart.vergelijkhoofd.maat is 'begroot of besteed';
comment on column mart.vergelijkhoofd.kant is 'bruto (lasten) of netto (lasten min baten; alleen waar de baten bekend zijn)';
comment on column mart.vergelijkhoofd.noemer is 'inwoner, of jongere (0 tot en met 17 jaar; alleen jeugdwet)';
comment on column mart.vergelijkhoofd.waarde_eur is 'Euro per inwoner of jongere van hetzelfde jaar';
comment on column mart.vergelijkhoofd.telt_in_groep is 'Onwaar bij een anders geboekt paar, bij een ongewoon hoog bedrag, bij lasten van nul of minder, en bruto bij een wet die de gemeente ook voor haar regio inkoopt: telt niet mee in mediaan en kwartielen';
