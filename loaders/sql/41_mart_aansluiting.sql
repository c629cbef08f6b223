-- The published reconciliation: our sums beside other sums. Most are the same reports added again, so they prove that nothing
-- was lost on the way, not that the reports are right; what others found stands below with in_orde NULL.
create table mart.aansluiting as
with zonder_reserves as (
    select jaar, soort, gm_code, sum(lasten_keur) as lasten_keur
    from bron.iv3_taakveld where taakveld not in (select taakveld from referentie.taakveldrol where rol in ('reserves', 'resultaat')) group by all
),
tegen_totaal as (
    select jaar, soort, sum(t.lasten_keur) as verwacht, sum(z.lasten_keur) as gevonden,
        max(abs(coalesce(z.lasten_keur, 0) - coalesce(t.lasten_keur, 0))) as grootste
    from zonder_reserves z full join bron.iv3_gemeentetotaal t using (jaar, soort, gm_code)
    where (jaar, soort) in (select (jaar, soort) from bron.verslag where omvang = 'alle taakvelden')
    group by all
),
voor as (select jaar, soort, sum(lasten_keur) as bedrag from bron.iv3_taakveld group by all),
na as (select jaar, soort, sum(lasten_keur) as bedrag from mart.taakveld_bedrag group by all),
nationaal as (
    select jaar, soort, wet as onderdeel, sum(lasten_keur) / 1000 as mln
    from mart.wet_bedrag where definitie = 'smal' group by all
    union all
    select jaar, soort, 'hoofdtaakveld 6', sum(lasten_keur) / 1000
    from mart.wet_bedrag where definitie = 'smal' group by all
    union all
    select jaar, 'aantal', noemer, sum(aantal) from mart.noemer group by all
),
brug as (
    select jaar, sum(besteed_keur) / 1000 - sum(begroot_keur) / 1000 as ongepaard,
        sum(afwijking_keur) / 1000 as gepaard,
        sum(besteed_keur) filter (where begroot_keur is null) / 1000 as alleen_besteed,
        sum(begroot_keur) filter (where besteed_keur is null) / 1000 as alleen_begroot
    from mart.begroot_besteed
    where definitie = 'smal' and wet = 'jeugdwet'
        and jaar = (select max(jaar) from mart.begroot_besteed where afwijking_keur is not null)
    group by jaar
),
alles as (
    select 'taakvelden_' || jaar || '_' || soort as toets,
        'Som van alle taakvelden zonder reserves tegen de totalentabel, ' || soort || ' ' || jaar
            || ' (× € 1.000; grootste verschil bij één gemeente ' || format('{:.3f}', grootste) || ')' as omschrijving,
        verwacht, gevonden, 0.001::double as tolerantie, grootste <= 0.0005 as extra
    from tegen_totaal
    union all
    select 'terugrekening_' || jaar || '_' || soort,
        'Som vóór tegen som na terugrekenen naar de gemeenten van nu, ' || soort || ' ' || jaar || ' (× € 1.000)',
        voor.bedrag, na.bedrag, 0.001, true
    from voor full join na using (jaar, soort)
    union all
    select t.toets, t.omschrijving || ', ' || case t.soort when 'aantal' then '' else t.soort || ' ' end || t.jaar
            || ' (' || t.bron || ')', t.verwacht, n.mln, t.tolerantie, true
    from referentie.toetsbedrag t
    left join nationaal n on n.jaar = t.jaar and n.soort = t.soort and n.onderdeel = t.onderdeel
    -- published counts belong to the state of the snapshot; a refreshed report has its own lines below
    where (t.jaar, t.onderdeel) not in (
            select (jaar, noemer) from bron.noemer_herkomst where herkomst_id = 'cbs_bevolking')
        and (t.jaar, t.soort) not in (select (jaar, soort) from bron.verslag where herkomst_id <> 'iv3_taakveld')
    union all
    select 'opgehaald_' || v.jaar || '_' || v.soort,
        'Som van de opgehaalde cellen tegen de som van de taakvelden, lasten ' || v.soort || ' ' || v.jaar || ' (× € 1.000)',
        v.lasten_cellen_keur, voor.bedrag, 0.001, true
    from bron.verslag v join voor using (jaar, soort)
    where v.lasten_cellen_keur is not null
    union all
    select 'brug_jeugd_' || jaar,
        'Jeugdwet ' || jaar || ', alle gemeenten: besteed min begroot is ongepaard '
            || replace(format('{:.1f}', ongepaard), '.', ',')
            || '; min wie alleen een rekening heeft, plus wie alleen een begroting heeft, is dit het gepaarde verschil (mln euro)',
        ongepaard - coalesce(alleen_besteed, 0) + coalesce(alleen_begroot, 0), gepaard, 0.001, true
    from brug
    where gepaard is not null
)
select toets, omschrijving, verwacht, gevonden, gevonden - verwacht as verschil, tolerantie,
    coalesce(abs(gevonden - verwacht) <= tolerantie and extra, false) as in_orde,
    case when toets[1:9] in ('inwoners_', 'jongeren_') then 'gepubliceerd' else 'hertelling' end as aard,
    null::integer as volgorde, null::varchar as wie, null::varchar as reden, null::varchar as zekerheid
from alles
order by toets;

-- Figures others found for the same thing: in mln euro or %, beside our sum over all municipalities with both reports.
insert into mart.aansluiting by name
with onze as (
    select jaar, wet as onderdeel, begroot_keur, besteed_keur from mart.begroot_besteed where definitie = 'smal'
    union all
    select jaar, 'hoofdtaakveld 6', begroot_keur, besteed_keur from mart.begroot_besteed where definitie = 'smal'
),
som as (
    select jaar, onderdeel, sum(begroot_keur) / 1000 as begroot, sum(besteed_keur) / 1000 as besteed,
        sum(besteed_keur - begroot_keur) / 1000 as verschil,
        100 * sum(besteed_keur - begroot_keur)
            / sum(begroot_keur) filter (where besteed_keur is not null) as verschil_pct
    from onze group by all
)
select a.toets, a.wat || ', ' || a.jaar || ' (' || a.eenheid || ')' as omschrijving, a.waarde as verwacht,
    s.waarde as gevonden, s.waarde - a.waarde as verschil, null::double as tolerantie, null::boolean as in_orde,
    'anderen' as aard, a.volgorde, a.wie || ' (' || a.bron || ')' as wie, a.reden, a.zekerheid
from referentie.anderen a
left join (unpivot som on begroot, besteed, verschil, verschil_pct into name maat value waarde) s
    on s.jaar = a.jaar and s.onderdeel = a.onderdeel and s.maat = a.maat
order by a.volgorde;
comment on table mart.aansluiting is 'Onze sommen naast hertellingen van dezelfde opgaven, naast gepubliceerde aantallen en naast wat anderen vonden';
comment on column mart.aansluiting.toets is 'Naam van de toets';
comment on column mart.aansluiting.omschrijving is 'Wat met wat wordt vergeleken, met eenheid';
comment on column mart.aansluiting.verwacht is 'De andere som: hertelling, gepubliceerd aantal of wat anderen zeggen';
comment on column mart.aansluiting.gevonden is 'De som in deze database';
comment on column mart.aansluiting.verschil is 'Gevonden min verwacht';
comment on column mart.aansluiting.tolerantie is 'Het verschil dat nog goed is (afronding)';
comment on column mart.aansluiting.aard is 'hertelling (dezelfde opgaven nog eens opgeteld: geen onafhankelijk bewijs), gepubliceerd (een aantal dat de bron zelf noemt) of anderen (wat iemand anders vond)';
comment on column mart.aansluiting.volgorde is 'Volgorde bij wat anderen zeggen; leeg = geen';
comment on column mart.aansluiting.wie is 'Wie het zegt, en waar; leeg bij een controle';
comment on column mart.aansluiting.reden is 'Waarom de twee kunnen verschillen; leeg bij een controle';
comment on column mart.aansluiting.zekerheid is 'Hoe zeker de reden is: bekend, afgeleid (wij denken het, niemand zegt het) of niet bekend; leeg bij een controle';
