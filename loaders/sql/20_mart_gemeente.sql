create table mart.gemeente as
select n.gm_code, n.naam,
    g.provincie, g.jeugdregio, g.arbeidsmarktregio, g.corop, g.ggd,
    g.gemeentegrootte as grootteklasse, g.gemeentegrootte_code as grootteklasse_code,
    g.stedelijkheid, k.centrumfunctie, k.sociale_structuur,
    m.lon, m.lat, i.inwoners,
    (select jaar from bron.gebieden_stand) as indeling_jaar
from bron.gemeente_jaar n
left join bron.gebieden g using (gm_code)
left join bron.klassen k using (gm_code)
left join bron.middelpunten m using (gm_code)
left join (
    -- the newest year with inhabitants: a begroting comes out before the count of its year
    select o.gm_code, sum(i.inwoners * o.aandeel)::integer as inwoners
    from bron.inwoners i
    join kern.overgang o on o.jaar = i.jaar and o.gm_code_toen = i.gm_code
    where i.jaar = (select max(jaar) from bron.inwoners)
    group by o.gm_code
) i on i.gm_code = n.gm_code
where n.jaar = (select max(jaar) from bron.gemeente_jaar)
order by n.gm_code;
comment on table mart.gemeente is 'De gemeenten van nu, met regio''s en klassen (nieuwste indeling van het CBS in deze dataset)';
comment on column mart.gemeente.gm_code is 'CBS-gemeentecode, de enige sleutel';
comment on column mart.gemeente.naam is 'Naam volgens het CBS, met toevoeging waar twee gemeenten gelijk heten';
comment on column mart.gemeente.provincie is 'Provincie';
comment on column mart.gemeente.jeugdregio is 'Jeugdregio';
comment on column mart.gemeente.arbeidsmarktregio is 'Arbeidsmarktregio';
comment on column mart.gemeente.corop is 'COROP-gebied';
comment on column mart.gemeente.ggd is 'GGD-regio';
comment on column mart.gemeente.grootteklasse is 'Grootteklasse naar inwoners (CBS)';
comment on column mart.gemeente.grootteklasse_code is 'Code van de grootteklasse, 1 tot en met 8';
comment on column mart.gemeente.stedelijkheid is 'Stedelijkheid naar adressendichtheid (CBS)';
comment on column mart.gemeente.centrumfunctie is 'Klasse van BZK; leeg bij de grootste steden = geen klasse';
comment on column mart.gemeente.sociale_structuur is 'Klasse van BZK; leeg bij de grootste steden = geen klasse';
comment on column mart.gemeente.lon is 'Lengtegraad van een punt in de gemeente (WGS84)';
comment on column mart.gemeente.lat is 'Breedtegraad van een punt in de gemeente (WGS84)';
comment on column mart.gemeente.inwoners is 'Inwoners op 1 januari van het nieuwste jaar dat bekend is';
comment on column mart.gemeente.indeling_jaar is 'Jaar van de regio-indeling (CBS, Gebieden in Nederland)';

-- Every name a municipality has or had in the years we know, with the municipality of today. A split
-- municipality points to the part that received most inhabitants.
create table mart.gemeentenaam as
with recursive keten as (
    select gm_code_oud, gm_code_nieuw
    from referentie.herindeling
    where aandeel > 0
    qualify row_number() over (partition by gm_code_oud order by aandeel desc) = 1
),
eind as (
    select distinct gm_code as gm_code_toen, gm_code from bron.gemeente_jaar
    union
    select e.gm_code_toen, k.gm_code_nieuw
    from eind e join keten k on k.gm_code_oud = e.gm_code
)
select distinct n.naam, n.gm_code as gm_code_toen, e.gm_code, g.naam as naam_nu, n.naam = g.naam as is_huidig
from bron.gemeente_jaar n
join eind e on e.gm_code_toen = n.gm_code
join mart.gemeente g on g.gm_code = e.gm_code
where not regexp_matches(n.naam, '[^\p{L}\p{N} .,''’()/-]')  -- CBS wrote one name of 2014 in another character set
union
select r.roepnaam, r.gm_code, r.gm_code, g.naam, false
from referentie.roepnaam r
join mart.gemeente g using (gm_code)
order by 1;
comment on table mart.gemeentenaam is 'Alle gemeentenamen van nu en vroeger, en roepnamen, met de gemeente van nu waar zij bij horen';
comment on column mart.gemeentenaam.naam is 'Naam zoals die ooit gold';
comment on column mart.gemeentenaam.gm_code_toen is 'Code die bij die naam hoorde';
comment on column mart.gemeentenaam.gm_code is 'Code van de gemeente van nu; bij een splitsing die met de meeste inwoners';
comment on column mart.gemeentenaam.naam_nu is 'Naam van de gemeente van nu';
comment on column mart.gemeentenaam.is_huidig is 'Waar als dit de naam van nu is';

-- The crosswalk, for figures of others in the division of an earlier year: amount × aandeel, added up per gm_code.
create table mart.gemeente_overgang as
select o.jaar, o.gm_code_toen, t.naam as naam_toen, o.gm_code, g.naam, o.aandeel
from kern.overgang o
join bron.gemeente_jaar t on t.jaar = o.jaar and t.gm_code = o.gm_code_toen
join mart.gemeente g on g.gm_code = o.gm_code
order by o.jaar, o.gm_code_toen, o.gm_code;
comment on table mart.gemeente_overgang is 'Van de gemeenten van een eerder jaar naar de gemeenten van nu: welk aandeel van de inwoners waarheen ging. Reken een bedrag om met bedrag × aandeel, opgeteld per gm_code';
comment on column mart.gemeente_overgang.jaar is 'Jaar van de indeling toen';
comment on column mart.gemeente_overgang.gm_code_toen is 'CBS-gemeentecode in dat jaar';
comment on column mart.gemeente_overgang.naam_toen is 'Naam in dat jaar';
comment on column mart.gemeente_overgang.gm_code is 'CBS-gemeentecode van nu';
comment on column mart.gemeente_overgang.naam is 'Naam van nu';
comment on column mart.gemeente_overgang.aandeel is 'Deel van de inwoners van toen dat bij de gemeente van nu hoort; samen 1 per gemeente van toen';
