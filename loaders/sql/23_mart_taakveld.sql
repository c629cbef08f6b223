-- The mapping as a mart, so that outside users can follow every sum.
create table mart.taakveld_wet as
select jaar, taakveld, definitie, wet, telt_mee, reden from kern.taakveld_wet order by definitie, jaar, taakveld;
comment on table mart.taakveld_wet is 'Welk taakveld in welk jaar bij welke wet hoort, per definitie';
comment on column mart.taakveld_wet.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.taakveld_wet.taakveld is 'Code van het taakveld, altijd tekst';
comment on column mart.taakveld_wet.definitie is 'Welke taakvelden bij welke wet horen; naam in referentie.definitie';
comment on column mart.taakveld_wet.wet is 'jeugdwet, wmo, participatiewet of gedeeld';
comment on column mart.taakveld_wet.telt_mee is 'Waar als dit taakveld meetelt in het totaal van deze definitie';
comment on column mart.taakveld_wet.reden is 'Waarom dit taakveld hier hoort';

create table mart.taakveldrol as
select jaar, taakveld, rol from kern.taakveldrol order by jaar, taakveld;
comment on table mart.taakveldrol is 'Wat een taakveld in een jaar voor ons is (bijvoorbeeld toegang, pgb of overhead); elke som over een soort taakvelden gaat hierover';
comment on column mart.taakveldrol.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.taakveldrol.taakveld is 'Code van het taakveld, altijd tekst';
comment on column mart.taakveldrol.rol is 'Rol; naam in referentie.rol';

-- A title per group of taakvelden and year: the title of the group code itself, of that year or else
-- of the nearest year that has one, first of all within the same scheme: 6.6 and 6.60 are other codes, and 6.71 as
-- a group has a title of its own only in some years.
create table mart.taakveldgroep as
with groep as (select distinct jaar, groepscode from bron.taakvelden),
kandidaat as (
    select g.jaar, g.groepscode,
        regexp_replace(t.titel, ' \(6\..* samen\)$', '') as titel,
        abs(st.schema - sg.schema) as schemas, abs(t.jaar - g.jaar) as afstand, t.soort_code
    from groep g
    join bron.taakvelden t on t.code = g.groepscode
    join kern.schema_taakvelden sg on sg.jaar = g.jaar
    join kern.schema_taakvelden st on st.jaar = t.jaar
)
select jaar, groepscode, arg_min(titel, (schemas, afstand, soort_code)) as titel
from kandidaat
group by jaar, groepscode
order by jaar, groepscode;
comment on table mart.taakveldgroep is 'Titel van elke groep taakvelden (twee cijfers na de punt)';
comment on column mart.taakveldgroep.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.taakveldgroep.groepscode is 'Code van de groep, altijd tekst';
comment on column mart.taakveldgroep.titel is 'Titel volgens de Iv3-definities van het CBS';
