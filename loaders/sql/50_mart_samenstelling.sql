-- What the spending on hoofdtaakveld 6 consists of, in the municipalities of now. Hired staff is booked within goods
-- and services; here it stands beside it, so that the parts add up.
create table mart.samenstelling as
with deel as (
    select jaar, soort, gm_code,
        salarissen_keur as eigen_personeel,
        waarvan_inhuur_keur as inhuur,
        goederen_diensten_keur - waarvan_inhuur_keur as goederen_diensten,
        overdrachten_keur as overdrachten,
        verrekeningen_keur as verrekeningen,
        belastingen_keur + rente_keur + financieel_keur as overig
    from bron.h6_samenstelling
),
lang as (
    unpivot deel on eigen_personeel, inhuur, goederen_diensten, overdrachten, verrekeningen, overig
    into name onderdeel value bedrag_keur
)
select o.gm_code, l.jaar, l.soort, l.onderdeel, sum(l.bedrag_keur * o.aandeel) as bedrag_keur,
    any_value(case when v.herkomst_id = 'iv3_taakveld' then 'h6_samenstelling' else v.herkomst_id end) as herkomst_id
from lang l
join kern.overgang o on o.jaar = l.jaar and o.gm_code_toen = l.gm_code
join bron.verslag v on v.jaar = l.jaar and v.soort = l.soort
group by o.gm_code, l.jaar, l.soort, l.onderdeel
order by o.gm_code, l.jaar, l.soort, l.onderdeel;
comment on table mart.samenstelling is 'Waaruit de lasten van het sociaal domein (hoofdtaakveld 6) bestaan: eigen personeel, inhuur, inkoop, overdrachten en interne verrekeningen';
comment on column mart.samenstelling.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.samenstelling.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.samenstelling.soort is 'begroting of rekening';
comment on column mart.samenstelling.onderdeel is 'eigen_personeel (L1), inhuur (L3.5.1), goederen_diensten (L3 zonder inhuur), overdrachten (L4: subsidies, uitkeringen en bijdragen aan anderen), verrekeningen (L7, intern), overig (belastingen, rente, financieel)';
comment on column mart.samenstelling.bedrag_keur is 'Bedrag × € 1.000';
comment on column mart.samenstelling.herkomst_id is 'Rij in mart.herkomst';

create table mart.salaris_taakveld as
select o.gm_code, s.jaar, s.soort, s.taakveld, sum(s.salarissen_keur * o.aandeel) as salarissen_keur,
    any_value(case when v.herkomst_id = 'iv3_taakveld' then 'iv3_salaris' else v.herkomst_id end) as herkomst_id
from bron.iv3_salaris s
join kern.overgang o on o.jaar = s.jaar and o.gm_code_toen = s.gm_code
join bron.verslag v on v.jaar = s.jaar and v.soort = s.soort
group by o.gm_code, s.jaar, s.soort, s.taakveld
order by o.gm_code, s.jaar, s.soort, s.taakveld;
comment on table mart.salaris_taakveld is 'Salarissen en sociale lasten (categorie L1.1) per taakveld; niet van elk verslag bekend';
comment on column mart.salaris_taakveld.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.salaris_taakveld.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.salaris_taakveld.soort is 'begroting of rekening';
comment on column mart.salaris_taakveld.taakveld is 'Code van het taakveld, altijd tekst';
comment on column mart.salaris_taakveld.salarissen_keur is 'Bedrag × € 1.000; een taakveld zonder rij is nul, als het verslag er is';
comment on column mart.salaris_taakveld.herkomst_id is 'Rij in mart.herkomst';

create table mart.hoofdtaakveld as
with lang as (
    select jaar, soort, gm_code, h::varchar as hoofdtaakveld, lasten[h + 1] as lasten_keur, personeel[h + 1] as personeel_keur
    from (
        select jaar, soort, gm_code,
            [lasten_h0_keur, lasten_h1_keur, lasten_h2_keur, lasten_h3_keur, lasten_h4_keur, lasten_h5_keur,
                lasten_h6_keur, lasten_h7_keur, lasten_h8_keur] as lasten,
            [personeel_h0_keur, personeel_h1_keur, personeel_h2_keur, personeel_h3_keur, personeel_h4_keur,
                personeel_h5_keur, personeel_h6_keur, personeel_h7_keur, personeel_h8_keur] as personeel
        from bron.iv3_hoofdtaakveld
    )
    cross join range(9) r (h)
)
select o.gm_code, l.jaar, l.soort, l.hoofdtaakveld, sum(l.lasten_keur * o.aandeel) as lasten_keur,
    sum(l.personeel_keur * o.aandeel) as personeel_keur
from lang l
join kern.overgang o on o.jaar = l.jaar and o.gm_code_toen = l.gm_code
where l.lasten_keur is not null or l.personeel_keur is not null
group by o.gm_code, l.jaar, l.soort, l.hoofdtaakveld
order by o.gm_code, l.jaar, l.soort, l.hoofdtaakveld;
comment on table mart.hoofdtaakveld is 'Lasten en personeel (salarissen en inhuur) per hoofdtaakveld, zonder mutaties in reserves';
comment on column mart.hoofdtaakveld.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.hoofdtaakveld.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.hoofdtaakveld.soort is 'begroting of rekening';
comment on column mart.hoofdtaakveld.hoofdtaakveld is '0 bestuur en ondersteuning (met overhead), 1 veiligheid, 2 verkeer, 3 economie, 4 onderwijs, 5 sport en cultuur, 6 sociaal domein, 7 volksgezondheid en milieu, 8 wonen';
comment on column mart.hoofdtaakveld.lasten_keur is 'Lasten × € 1.000';
comment on column mart.hoofdtaakveld.personeel_keur is 'Salarissen en inhuur × € 1.000';

create table mart.personeel as
select o.gm_code, p.jaar, p.soort, sum(p.salarissen_keur * o.aandeel) as salarissen_keur,
    sum(p.inhuur_keur * o.aandeel) as inhuur_keur, sum(p.salarissen_overhead_keur * o.aandeel) as salarissen_overhead_keur,
    sum(p.inhuur_overhead_keur * o.aandeel) as inhuur_overhead_keur, sum(p.heffingen_keur * o.aandeel) as heffingen_keur
from bron.iv3_hoofdtaakveld p
join kern.overgang o on o.jaar = p.jaar and o.gm_code_toen = p.gm_code
where p.salarissen_keur is not null
group by o.gm_code, p.jaar, p.soort
order by o.gm_code, p.jaar, p.soort;
comment on table mart.personeel is 'Salarissen, inhuur, het deel daarvan op overhead, en heffingen, van de hele gemeente';
comment on column mart.personeel.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.personeel.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.personeel.soort is 'begroting of rekening';
comment on column mart.personeel.salarissen_keur is 'Salarissen en sociale lasten × € 1.000';
comment on column mart.personeel.inhuur_keur is 'Ingeleend personeel × € 1.000';
comment on column mart.personeel.salarissen_overhead_keur is 'Salarissen op het taakveld Overhead × € 1.000';
comment on column mart.personeel.inhuur_overhead_keur is 'Ingeleend personeel op het taakveld Overhead × € 1.000';
comment on column mart.personeel.heffingen_keur is 'Belastingen en heffingen (baten) × € 1.000';
