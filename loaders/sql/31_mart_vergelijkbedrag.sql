-- Amounts as municipalities are compared on: as mart.wet_bedrag, with sheltered housing and shelter (6.81, booked by
-- one municipality for its region) beside the Wmo instead of in it.
create table mart.vergelijkbedrag as
select b.gm_code, b.jaar, b.soort, w.definitie,
    case when w.rol = 'opvang' then 'opvang' else w.wet end as onderdeel,
    sum(b.lasten_keur) as lasten_keur,
    case when count(b.baten_keur) = count(*) then sum(b.baten_keur) end as baten_keur,
    case when count(b.baten_keur) = count(*) then sum(b.lasten_keur) - sum(b.baten_keur) end as netto_keur
from mart.taakveld_bedrag b
join kern.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld
group by all
order by b.gm_code, w.definitie, b.jaar, b.soort, onderdeel;
comment on table mart.vergelijkbedrag is 'Lasten, baten en netto zoals gemeenten te vergelijken zijn: de Wmo zonder beschermd wonen en opvang, die ene gemeente voor haar regio boekt';
comment on column mart.vergelijkbedrag.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.vergelijkbedrag.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.vergelijkbedrag.soort is 'begroting of rekening';
comment on column mart.vergelijkbedrag.definitie is 'Welke taakvelden bij welke wet horen; naam in referentie.definitie';
comment on column mart.vergelijkbedrag.onderdeel is 'jeugdwet, wmo (zonder opvang), opvang (beschermd wonen en opvang van de Wmo), participatiewet of gedeeld';
comment on column mart.vergelijkbedrag.lasten_keur is 'Lasten × € 1.000';
comment on column mart.vergelijkbedrag.baten_keur is 'Baten × € 1.000; leeg = niet bekend';
comment on column mart.vergelijkbedrag.netto_keur is 'Lasten min baten × € 1.000; leeg = niet bekend';

-- Which share of its lasten a municipality gets back as baten, in every report that says so.
create table mart.batenaandeel as
select gm_code, jaar, soort, onderdeel as wet, lasten_keur, baten_keur, 100 * baten_keur / lasten_keur as aandeel_pct
from mart.vergelijkbedrag
where definitie = 'smal' and onderdeel in ('jeugdwet', 'wmo', 'participatiewet') and lasten_keur > 0
    and baten_keur is not null
order by gm_code, wet, jaar, soort;
comment on table mart.batenaandeel is 'Welk deel van de lasten terugkomt als baten, per wet (Wmo zonder beschermd wonen en opvang, definitie De drie wetten); alleen waar de baten bekend zijn';
comment on column mart.batenaandeel.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.batenaandeel.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.batenaandeel.soort is 'begroting of rekening';
comment on column mart.batenaandeel.wet is 'jeugdwet, wmo (zonder opvang) of participatiewet';
comment on column mart.batenaandeel.lasten_keur is 'Lasten × € 1.000';
comment on column mart.batenaandeel.baten_keur is 'Baten × € 1.000';
comment on column mart.batenaandeel.aandeel_pct is 'Baten in procent van de lasten';

-- A municipality that books a law for its region gets the money of the others back as baten. The Participatiewet has
-- no such sign: its baten are mainly what the Rijk pays for benefits.
create table kern.regiotaak as
with grens as (select drempel, waarde from referentie.drempel),
verslag as (
    select a.*, a.aandeel_pct >= d.waarde as is_veel,
        a.soort = 'rekening' and a.jaar = max(a.jaar) filter (where a.soort = 'rekening') over g as is_nieuwste_rekening
    from mart.batenaandeel a
    join grens d on d.drempel = 'regiotaak_' || a.wet || '_pct'
    window g as (partition by a.gm_code, a.wet)
),
nieuwste as (
    select * from verslag where is_veel
    -- what was spent says more than what was planned; else the newest report
    qualify row_number() over (partition by gm_code, wet order by is_nieuwste_rekening desc, jaar desc, soort desc) = 1
)
select n.gm_code, n.wet, n.jaar, n.soort, n.aandeel_pct,
    replace(format('{:.0f}', n.aandeel_pct), '.', ',') || '% van de uitgaven (' ||
        case n.soort when 'rekening' then 'jaarrekening' else n.soort end || ' ' || n.jaar || ')' as uitleg
from nieuwste n
join (
    select gm_code, wet from verslag group by all
    having bool_or(is_veel and is_nieuwste_rekening) or count(*) filter (where is_veel)
        >= (select waarde from grens where drempel = 'regiotaak_verslagen')
) using (gm_code, wet);
