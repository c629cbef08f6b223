-- From our amount to one that others published, in steps: what is known in euro, and the rest by that name.
create table mart.brug as
with paar as (  -- as the page Jeugdzorgtekorten adds up: pairs that fit
    select jaar, gm_code, besteed_keur - begroot_keur as verschil
    from mart.begroot_besteed where definitie = 'smal' and wet = 'jeugdwet' and vergelijkbaar
),
heel as (
    select jaar, sum(begroot_keur) as begroot, sum(besteed_keur) as besteed, -sum(least(begroot_keur, 0)) as onder_nul,
        sum(besteed_keur) filter (where coalesce(begroot_keur, 0) = 0) as zonder_begroting
    from mart.begroot_besteed where definitie = 'smal' and wet = 'jeugdwet' group by jaar
),
term as (  -- with the rekenbedrag that the begroting of the year leans on
    pivot (
        select t.gm_code, t.jaar, t.term, t.keur from mart.tekortterm t
        left join referentie.circulaire c on c.circulaire = t.circulaire
        where t.wet = 'jeugdwet' and (t.term <> 'rekenbedrag' or c.voor_begroting_van = t.jaar)
    ) on term in ('rekening_lasten', 'rekening_netto', 'begroting_lasten', 'begroting_netto', 'rekenbedrag') using sum(keur)
),
stap as (
    select jaar, gm_code, (rekening_netto - begroting_netto) - (rekening_lasten - begroting_lasten) as inkomsten,
        begroting_netto - rekenbedrag as rekenbedrag
    from term
),
stappen as (  -- a step that is unknown for one municipality is unknown for the sum
    select p.jaar, sum(p.verschil) as verschil,
        case when count(s.inkomsten) = count(*) then sum(s.inkomsten) end as inkomsten,
        case when count(s.rekenbedrag) = count(*) then sum(s.rekenbedrag) end as rekenbedrag
    from paar p left join stap s using (jaar, gm_code)
    group by p.jaar
),
gedeeld as (
    select t.jaar, sum(t.lasten_keur) filter (where r.rol = 'toegang') as toegang,
        sum(t.lasten_keur) filter (where r.rol = 'overhead') as overhead
    from mart.taakveld_bedrag t join kern.taakveldrol r using (jaar, taakveld)
    where t.soort = 'rekening'
    group by t.jaar
),
bedrag as (
    unpivot (select * from heel left join stappen using (jaar) left join gedeeld using (jaar))
    on begroot, besteed, verschil, onder_nul, zonder_begroting, inkomsten, rekenbedrag, toegang, overhead
    into name deel value keur
),
cijfer as (
    select a.*, b.keur / 1000 as ons_mln from referentie.anderen a
    join bedrag b on b.jaar = a.jaar and b.deel = a.maat
    where a.onderdeel = 'jeugdwet' and a.eenheid = 'mln euro'
),
delen as (
    select d.*, c.jaar, c.reeks, b.keur / 1000 as mln
    from referentie.brugdeel d join cijfer c using (toets)
    left join bedrag b on b.jaar = c.jaar and b.deel = d.deel
    where b.keur is not null or d.soort = 'rest'
),
rest as (
    select c.toets, c.waarde - c.ons_mln - coalesce(sum(d.mln), 0) as mln
    from cijfer c left join delen d on d.toets = c.toets and d.soort = 'deel'
    group by c.toets, c.waarde, c.ons_mln
)
select toets, 0 as volgorde, 'ons' as soort, jaar, reeks,
    'Onze som: ' || case maat when 'verschil' then 'jaarrekening min begroting' when 'begroot' then 'begroting' else 'jaarrekening' end as naam,
    ons_mln as bedrag_mln, 'bekend' as zekerheid,
    case maat when 'verschil' then 'Lasten van de Jeugdwet, definitie smal, gemeenten waarvan beide bedragen bij elkaar passen'
        else 'Lasten van de Jeugdwet, definitie smal, alle gemeenten met dat verslag' end as uitleg
from cijfer
union all
select d.toets, d.volgorde, d.soort, d.jaar, d.reeks, d.naam, case d.soort when 'rest' then r.mln else d.mln end, d.zekerheid, d.uitleg
from delen d join rest r using (toets)
union all
select toets, 99, 'hun', jaar, reeks, 'Hun cijfer: ' || reeks || ' ' || jaar, waarde, 'bekend', telt from cijfer
order by toets, volgorde;
comment on table mart.brug is 'Van onze som naar een cijfer dat anderen publiceerden, in stappen: bekende delen in euro, en de rest die niet bekend is. ons + deel + rest = hun; kan telt niet op';
comment on column mart.brug.toets is 'Code van het cijfer van een ander (referentie.anderen)';
comment on column mart.brug.volgorde is 'Volgorde van de stappen; 0 = onze som, 99 = hun cijfer';
comment on column mart.brug.soort is 'ons, deel (bekend bedrag), kan (bekend bedrag waarvan een onbekend deel erbij hoort; telt niet op), rest (niet bekend) of hun';
comment on column mart.brug.jaar is 'Verslagjaar';
comment on column mart.brug.reeks is 'Wie het publiceerde';
comment on column mart.brug.naam is 'Wat deze stap is';
comment on column mart.brug.bedrag_mln is 'Bedrag in miljoen euro';
comment on column mart.brug.zekerheid is 'Hoe zeker het is dat deze stap het verschil verklaart: bekend, afgeleid of niet bekend';
comment on column mart.brug.uitleg is 'Wat er is geteld, en wat wij niet weten';
