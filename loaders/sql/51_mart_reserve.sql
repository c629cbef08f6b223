-- Reserves at the end of the year, beside which a deviation can be read; a municipality with a missing part has none.
create table mart.reserve as
with deel as (
    select o.gm_code, j.jaar, o.aandeel, r.* exclude (jaar, gm_code), r.gm_code is not null as bekend
    from (select distinct jaar from bron.reserves) j
    join kern.overgang o on o.jaar = j.jaar
    left join bron.reserves r on r.jaar = j.jaar and r.gm_code = o.gm_code_toen
)
select gm_code, jaar, sum(algemene_reserve_keur * aandeel) as algemene_reserve_keur,
    sum(bestemmingsreserves_keur * aandeel) as bestemmingsreserves_keur,
    sum(saldo_rekening_keur * aandeel) as saldo_rekening_keur, sum(eigen_vermogen_keur * aandeel) as eigen_vermogen_keur,
    sum(voorzieningen_keur * aandeel) as voorzieningen_keur, sum(balanstotaal_keur * aandeel) as balanstotaal_keur,
    'reserves' as herkomst_id
from deel
group by gm_code, jaar
having bool_and(bekend)
order by gm_code, jaar;
comment on table mart.reserve is 'Reserves en eigen vermogen aan het eind van het jaar (balans bij de jaarrekening)';
comment on column mart.reserve.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.reserve.jaar is 'Verslagjaar';
comment on column mart.reserve.algemene_reserve_keur is 'Algemene reserve × € 1.000: vrij te besteden door de raad';
comment on column mart.reserve.bestemmingsreserves_keur is 'Bestemmingsreserves × € 1.000: door de raad bestemd, en door de raad te veranderen';
comment on column mart.reserve.saldo_rekening_keur is 'Nog te bestemmen saldo van de rekening × € 1.000';
comment on column mart.reserve.eigen_vermogen_keur is 'Som van de drie × € 1.000';
comment on column mart.reserve.voorzieningen_keur is 'Voorzieningen × € 1.000';
comment on column mart.reserve.balanstotaal_keur is 'Balanstotaal × € 1.000';
comment on column mart.reserve.herkomst_id is 'Rij in mart.herkomst';

-- Youths with youth care in kind and who referred them; numbers, so a part without a figure leaves the whole without.
create table mart.jeugdzorg_natura as
with lang as (
    unpivot bron.jeugdzorg_natura
    on columns(* exclude (jaar, gm_code)) into name onderdeel value aantal
)
select o.gm_code, j.jaar, d.onderdeel, sum(l.aantal * o.aandeel) as aantal,
    j.jaar = (select max(jaar) from bron.jeugdzorg_natura) as voorlopig, 'jeugdzorg_natura' as herkomst_id
from (select distinct jaar from bron.jeugdzorg_natura) j
cross join (select distinct onderdeel from lang) d
join kern.overgang o on o.jaar = j.jaar
left join lang l on l.jaar = j.jaar and l.gm_code = o.gm_code_toen and l.onderdeel = d.onderdeel
group by o.gm_code, j.jaar, d.onderdeel
having count(l.aantal) = count(*)
order by o.gm_code, j.jaar, d.onderdeel;
comment on table mart.jeugdzorg_natura is 'Jongeren met jeugdzorg in natura (zonder persoonsgebonden budget), naar leeftijd en huishouden, en trajecten naar verwijzer; het aantal jongeren staat ook in mart.indicator en telt in Meer of duurder? zolang er niet is ververst. Verwijzers niet: zij tellen trajecten, en daar hoort geen bedrag bij';
comment on column mart.jeugdzorg_natura.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.jeugdzorg_natura.jaar is 'Jaar';
comment on column mart.jeugdzorg_natura.onderdeel is 'jongeren (met leeftijd of huishouden), trajecten, of verwijzer_… (telt trajecten); geen_verwijzer = open toegang';
comment on column mart.jeugdzorg_natura.aantal is 'Aantal, door het CBS afgerond op vijftallen';
comment on column mart.jeugdzorg_natura.voorlopig is 'Waar als de bron de cijfers van dit jaar voorlopig noemt';
comment on column mart.jeugdzorg_natura.herkomst_id is 'Rij in mart.herkomst';

create table mart.leeftijd as
with kwb as (
    unpivot (
        select jaar, gm_code, inwoners_0_14 as "0_14", inwoners_15_24 as "15_24", inwoners_25_44 as "25_44",
            inwoners_45_64 as "45_64", inwoners_65_plus as "65_plus"
        from bron.leeftijd_kwb
    ) on "0_14", "15_24", "25_44", "45_64", "65_plus" into name groep value aantal
),
alles as (
    select jaar, gm_code, groep, aantal, voorlopig = 'ja' as voorlopig, 'cbs_bevolking' as herkomst_id, 1 as voorrang
    from bron.leeftijd
    union all
    select jaar, gm_code, groep, aantal, false, 'leeftijd_kwb', 2 from kwb
),
een as (
    -- a fetched year goes before the snapshot's, of the same group
    select * from alles
    qualify voorrang = min(voorrang) over (partition by jaar, groep)
)
select o.gm_code, j.jaar, j.groep, sum(e.aantal * o.aandeel) as aantal, bool_or(e.voorlopig) as voorlopig,
    any_value(e.herkomst_id) as herkomst_id
from (select distinct jaar, groep from een) j
join kern.overgang o on o.jaar = j.jaar
left join een e on e.jaar = j.jaar and e.groep = j.groep and e.gm_code = o.gm_code_toen
group by o.gm_code, j.jaar, j.groep
having count(e.aantal) = count(*)  -- a part without a figure leaves the whole without
order by o.gm_code, j.jaar, j.groep;
comment on table mart.leeftijd is 'Inwoners op 1 januari naar leeftijd; welke groepen er zijn, verschilt per jaar (bron)';
comment on column mart.leeftijd.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.leeftijd.jaar is 'Stand op 1 januari van dit jaar';
comment on column mart.leeftijd.groep is 'Leeftijd van en tot en met, of vanaf: 0_14, 15_24, 25_44, 45_64, 65_plus, en na een verversing ook 0_17, 18_64 en 75_plus (overlappen met de eerste vijf)';
comment on column mart.leeftijd.aantal is 'Inwoners; bij gesplitste gemeenten verdeeld naar inwoners';
comment on column mart.leeftijd.voorlopig is 'Waar als de bron de cijfers van dit jaar voorlopig noemt';
comment on column mart.leeftijd.herkomst_id is 'Rij in mart.herkomst';
