-- Where a municipality stands among its comparable municipalities, and what may be said of it: one year is noise, so
-- above or below is said only when it holds in enough of the last years.
create table mart.positie as
with grens as (select map_from_entries(list((drempel, waarde))) as g from referentie.drempel),
waarde as (
    select gm_code, jaar, wet, maat, kant, waarde_eur, telt_in_groep
    from mart.vergelijkhoofd
    where definitie = 'smal' and noemer = 'inwoner' and wet in ('jeugdwet', 'wmo', 'participatiewet')
),
groep as (
    select b.gm_code, w.wet, w.jaar, w.maat, w.kant, count(*)::integer as n,
        quantile_cont(w.waarde_eur, 0.25) as q1_eur, median(w.waarde_eur) as mediaan_eur,
        quantile_cont(w.waarde_eur, 0.75) as q3_eur
    from mart.buur b
    join waarde w on w.gm_code = b.buur_gm_code and w.wet = b.wet and w.telt_in_groep
    cross join grens
    where b.rang <= g['buren_getoond']
    group by all
),
-- pgb of two laws in one code: part of the law is missing on every side. A law below zero: part of its money may stand on
-- any other law of that report
half as (
    select gm_code, jaar, soort, wet from mart.vlag where vlag = 'pgb_niet_gesplitst'
    union
    select v.gm_code, v.jaar, v.soort, w.wet
    from mart.vlag v
    cross join (select unnest(['jeugdwet', 'wmo', 'participatiewet']) as wet) w
    where v.vlag = 'onmogelijk_bedrag'
),
plek as (
    select w.gm_code, w.jaar, w.wet, w.maat, w.kant, w.waarde_eur, r.n, r.q1_eur, r.mediaan_eur, r.q3_eur,
        case when w.telt_in_groep and h.gm_code is null and r.n >= g['positie_gemeenten'] then
            case when w.waarde_eur > r.q3_eur then 'boven' when w.waarde_eur < r.q1_eur then 'onder' else 'in' end
        end as plaats
    from waarde w
    left join groep r using (gm_code, wet, jaar, maat, kant)
    left join half h on h.gm_code = w.gm_code and h.jaar = w.jaar and h.wet = w.wet
        and h.soort = case w.maat when 'begroot' then 'begroting' else 'rekening' end
    cross join grens
),
telling as (
    select p.gm_code, p.jaar, p.wet, p.maat, p.kant, count(e.plaats)::integer as jaren,
        count(*) filter (where e.plaats = p.plaats)::integer as jaren_zo,
        case
            when count(*) filter (where e.plaats = 'boven') >= any_value(g['positie_minstens']) then 'boven'
            when count(*) filter (where e.plaats = 'onder') >= any_value(g['positie_minstens']) then 'onder'
            when count(e.plaats) >= any_value(g['positie_minstens']) then 'in'
            else 'geen'
        end as uitspraak
    from plek p
    join plek e on e.gm_code = p.gm_code and e.wet = p.wet and e.maat = p.maat and e.kant = p.kant
        and e.jaar > p.jaar - (select waarde from referentie.drempel where drempel = 'positie_jaren')
        and e.jaar <= p.jaar
    cross join grens
    group by p.gm_code, p.jaar, p.wet, p.maat, p.kant
)
select p.gm_code, p.jaar, p.wet, p.maat, p.kant, p.waarde_eur, p.n, p.q1_eur, p.mediaan_eur, p.q3_eur, p.plaats,
    t.jaren, t.jaren_zo, t.uitspraak
from plek p
join telling t using (gm_code, jaar, wet, maat, kant)
order by p.gm_code, p.wet, p.maat, p.kant, p.jaar;
comment on table mart.positie is 'Plaats van een gemeente ten opzichte van de middelste helft van haar tien vergelijkbare gemeenten, en wat daarover te zeggen is (definitie De drie wetten, per inwoner, Wmo zonder beschermd wonen en opvang)';
comment on column mart.positie.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.positie.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.positie.wet is 'jeugdwet, wmo (zonder opvang) of participatiewet';
comment on column mart.positie.maat is 'begroot of besteed';
comment on column mart.positie.kant is 'bruto (lasten) of netto (lasten min baten)';
comment on column mart.positie.waarde_eur is 'Euro per inwoner van hetzelfde jaar';
comment on column mart.positie.n is 'Vergelijkbare gemeenten waarvan het bedrag meetelt; leeg = geen';
comment on column mart.positie.q1_eur is 'Ondergrens van hun middelste helft, euro per inwoner';
comment on column mart.positie.mediaan_eur is 'Hun midden (mediaan), euro per inwoner';
comment on column mart.positie.q3_eur is 'Bovengrens van hun middelste helft, euro per inwoner';
comment on column mart.positie.plaats is 'boven, in of onder de middelste helft in dit ene jaar; leeg = niet te zeggen, bijvoorbeeld bruto bij een wet die de gemeente ook voor haar regio inkoopt';
comment on column mart.positie.jaren is 'Hoeveel van de laatste drie jaren een plaats hebben';
comment on column mart.positie.jaren_zo is 'Hoeveel van de laatste drie jaren dezelfde plaats hebben als dit jaar';
comment on column mart.positie.uitspraak is 'boven of onder, alleen als dat in ten minste twee van de laatste drie jaren zo was; in = niet duidelijk hoger of lager; geen = minder dan twee jaren bekend';
