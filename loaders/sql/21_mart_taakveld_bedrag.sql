-- Amounts per taakveld in today's division. Baten stay unknown when any part's baten are unknown.
create table mart.taakveld_bedrag as
select o.gm_code, t.jaar, t.soort, t.taakveld, any_value(d.groepscode) as groepscode,
    case when count(t.lasten_keur) = count(*) then sum(t.lasten_keur * o.aandeel) end as lasten_keur,
    case when count(t.baten_keur) = count(*) then sum(t.baten_keur * o.aandeel) end as baten_keur,
    v.herkomst_id
from bron.iv3_taakveld t
join bron.verslag v on v.jaar = t.jaar and v.soort = t.soort
join kern.overgang o on o.jaar = t.jaar and o.gm_code_toen = t.gm_code
join kern.levering l on l.gm_code = o.gm_code and l.jaar = t.jaar and l.soort = t.soort
left join (select jaar, code, any_value(groepscode) as groepscode from bron.taakvelden group by all) d
    on d.jaar = t.jaar and d.code = t.taakveld
where l.status <> 'niet_aangeleverd'
group by o.gm_code, t.jaar, t.soort, t.taakveld, v.herkomst_id
order by o.gm_code, t.jaar, t.soort, t.taakveld;
comment on table mart.taakveld_bedrag is 'Lasten en baten per taakveld, teruggerekend naar de gemeenten van nu';
comment on column mart.taakveld_bedrag.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.taakveld_bedrag.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.taakveld_bedrag.soort is 'begroting = primitieve begroting (Iv3 X000); rekening = jaarrekening (Iv3 X005)';
comment on column mart.taakveld_bedrag.taakveld is 'Code van het taakveld, altijd tekst: een nul aan het eind telt mee';
comment on column mart.taakveld_bedrag.groepscode is 'Twee cijfers na de punt: het niveau waarop begroting en rekening te vergelijken zijn';
comment on column mart.taakveld_bedrag.lasten_keur is 'Lasten × € 1.000';
comment on column mart.taakveld_bedrag.baten_keur is 'Baten × € 1.000; leeg = niet bekend';
comment on column mart.taakveld_bedrag.herkomst_id is 'Rij in mart.herkomst';

create table mart.gemeentetotaal as
select o.gm_code, t.jaar, t.soort,
    case when count(t.lasten_keur) = count(*) then sum(t.lasten_keur * o.aandeel) end as lasten_keur,
    case when count(t.baten_keur) = count(*) then sum(t.baten_keur * o.aandeel) end as baten_keur,
    case when count(t.rijk_07_keur) = count(*) then sum(t.rijk_07_keur * o.aandeel) end as rijk_07_keur,
    case when count(t.rijk_h6_keur) = count(*) then sum(t.rijk_h6_keur * o.aandeel) end as rijk_h6_keur,
    case when count(t.gr_keur) = count(*) then sum(t.gr_keur * o.aandeel) end as gr_keur,
    case when count(t.eigen_vermogen_keur) = count(*) then sum(t.eigen_vermogen_keur * o.aandeel) end as eigen_vermogen_keur,
    case when count(t.balanstotaal_keur) = count(*) then sum(t.balanstotaal_keur * o.aandeel) end as balanstotaal_keur
from bron.iv3_gemeentetotaal t
join kern.overgang o on o.jaar = t.jaar and o.gm_code_toen = t.gm_code
join kern.levering l on l.gm_code = o.gm_code and l.jaar = t.jaar and l.soort = t.soort
where l.status <> 'niet_aangeleverd'
group by o.gm_code, t.jaar, t.soort
order by o.gm_code, t.jaar, t.soort;
comment on table mart.gemeentetotaal is 'Totalen van de hele gemeente, zonder mutaties in reserves';
comment on column mart.gemeentetotaal.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.gemeentetotaal.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.gemeentetotaal.soort is 'begroting of rekening';
comment on column mart.gemeentetotaal.lasten_keur is 'Lasten van alle taakvelden × € 1.000; leeg = niet alle taakvelden opgehaald';
comment on column mart.gemeentetotaal.baten_keur is 'Baten van alle taakvelden × € 1.000';
comment on column mart.gemeentetotaal.rijk_07_keur is 'Rijksbijdragen op het taakveld van het Gemeentefonds × € 1.000';
comment on column mart.gemeentetotaal.rijk_h6_keur is 'Rijksbijdragen op hoofdtaakveld 6 (bijstandsbudget en specifieke uitkeringen samen) × € 1.000';
comment on column mart.gemeentetotaal.gr_keur is 'Overdrachten aan gemeenschappelijke regelingen × € 1.000';
comment on column mart.gemeentetotaal.eigen_vermogen_keur is 'Eigen vermogen × € 1.000, alleen bij de rekening';
comment on column mart.gemeentetotaal.balanstotaal_keur is 'Balanstotaal × € 1.000, alleen bij de rekening';
