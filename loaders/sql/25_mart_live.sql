-- Where each report comes from, and what a refresh adds: categories, CBS's own cost tables.
create table mart.verslag as
select v.jaar, v.soort, v.herkomst_id, v.omvang, v.gewijzigd_op, v.opgehaald_op,
    count(*) filter (where l.status <> 'niet_aangeleverd')::integer as gemeenten,
    count(*) filter (where l.eerste_plaatsing)::integer as eerste_plaatsing
from bron.verslag v
join kern.levering l using (jaar, soort)
group by all
order by v.jaar, v.soort;
comment on table mart.verslag is 'De verslagen van gemeenten (Iv3): waar zij vandaan komen en hoe volledig zij zijn';
comment on column mart.verslag.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.verslag.soort is 'begroting of rekening';
comment on column mart.verslag.herkomst_id is 'Rij in mart.herkomst; iv3_taakveld = de meegeleverde momentopname';
comment on column mart.verslag.omvang is 'alle taakvelden, of alleen sociaal domein (hoofdtaakveld 6, met Gemeentefonds en volksgezondheid)';
comment on column mart.verslag.gewijzigd_op is 'Wanneer het CBS de tabel het laatst wijzigde; leeg = niet bekend';
comment on column mart.verslag.opgehaald_op is 'Wanneer of van welke stand de cijfers zijn';
comment on column mart.verslag.gemeenten is 'Gemeenten (indeling van nu) met dit verslag';
comment on column mart.verslag.eerste_plaatsing is 'Gemeenten waarvan alleen de eerste, voorlopige uitgave er is';

create table mart.categorie_bedrag as
select o.gm_code, c.jaar, c.soort, c.taakveld, c.categorie,
    case left(c.categorie, 1) when 'L' then 'lasten' else 'baten' end as zijde,
    sum(c.bedrag_keur * o.aandeel) as bedrag_keur
from bron.iv3_categorie c
join kern.overgang o on o.jaar = c.jaar and o.gm_code_toen = c.gm_code
group by all
order by o.gm_code, c.jaar, c.soort, c.taakveld, c.categorie;
comment on table mart.categorie_bedrag is 'Lasten en baten per taakveld en categorie; alleen verslagen die bij het CBS zijn ververst';
comment on column mart.categorie_bedrag.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.categorie_bedrag.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.categorie_bedrag.soort is 'begroting of rekening';
comment on column mart.categorie_bedrag.taakveld is 'Code van het taakveld, altijd tekst';
comment on column mart.categorie_bedrag.categorie is 'Iv3-categorie: L4.3.3 gemeenschappelijke regelingen, B4.3.1 Rijk, B3.4.2 en B4.1.2 eigen bijdragen en verhaal, 7.4 en 7.5 interne verrekeningen';
comment on column mart.categorie_bedrag.zijde is 'lasten of baten';
comment on column mart.categorie_bedrag.bedrag_keur is 'Bedrag × € 1.000; een categorie zonder rij is nul, als het verslag er is';

create table mart.kosten_cbs as
with deel as (
    select o.gm_code, k.jaar, k.wet, o.aandeel, k.herkomst_id,
        k.voorlopig, k.begroot_keur * o.aandeel as begroot_keur, k.gerealiseerd_keur * o.aandeel as gerealiseerd_keur
    from (select distinct jaar, wet from bron.kosten_cbs) j
    join kern.overgang o on o.jaar = j.jaar
    left join bron.kosten_cbs k on k.jaar = j.jaar and k.wet = j.wet and k.gm_code = o.gm_code_toen
)
-- a municipality with a part that has no figure gets no figure
select gm_code, jaar, wet,
    case when count(begroot_keur) = count(*) then sum(begroot_keur) end as begroot_keur,
    case when count(gerealiseerd_keur) = count(*) then sum(gerealiseerd_keur) end as gerealiseerd_keur,
    any_value(herkomst_id) as herkomst_id, coalesce(bool_or(voorlopig = 'ja'), false) as voorlopig
from deel
group by gm_code, jaar, wet
having any_value(herkomst_id) is not null
order by gm_code, jaar, wet;
comment on table mart.kosten_cbs is 'Tweede mening: begrote en gerealiseerde kosten volgens de eigen tabellen van het CBS (83454NED jeugdzorg, 84580NED Wmo-maatwerk); leeg tot een verversing';
comment on column mart.kosten_cbs.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.kosten_cbs.jaar is 'Jaar';
comment on column mart.kosten_cbs.wet is 'jeugdwet of wmo';
comment on column mart.kosten_cbs.begroot_keur is 'Begrote kosten × € 1.000; leeg = niet bekend';
comment on column mart.kosten_cbs.gerealiseerd_keur is 'Gerealiseerde kosten × € 1.000; leeg = niet bekend';
comment on column mart.kosten_cbs.herkomst_id is 'Rij in mart.herkomst';
comment on column mart.kosten_cbs.voorlopig is 'Waar als het CBS de cijfers van dit jaar voorlopig noemt';
