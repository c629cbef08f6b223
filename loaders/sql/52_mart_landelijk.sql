-- National series that texts and checks lean on.
create table mart.landelijk as
with bijstand as (
    unpivot bron.bijstand_landelijk
    on bijstand_totaal, bijstand_tot_aow, bijstand_vanaf_aow, ioaw, ioaz into name reeks value waarde
),
indexatie as (unpivot bron.ova_ppc on ova_pct, ppc_pct, gewogen_90_10 into name reeks value waarde)
select 'buig_macrobudget' as reeks, jaar, bedrag_mln as waarde, 'mln euro' as eenheid, status, soort as toelichting,
    bron_url, 'buig_macro' as herkomst_id
from bron.buig_macro
union all
select reeks, jaar, waarde, '× 1.000 uitkeringen', 'definitief', null, null, 'bijstand_landelijk' from bijstand
union all
select reeks, jaar, waarde, '%', status, opmerking, bron_url, 'ova_ppc' from indexatie
order by reeks, jaar, status;
comment on table mart.landelijk is 'Landelijke reeksen: macrobudget bijstand (BUIG), aantallen uitkeringen, indexatie van zorg (OVA, PPC)';
comment on column mart.landelijk.reeks is 'buig_macrobudget, bijstand_totaal, bijstand_tot_aow, bijstand_vanaf_aow, ioaw, ioaz, ova_pct, ppc_pct, gewogen_90_10 (90% OVA, 10% PPC)';
comment on column mart.landelijk.jaar is 'Jaar';
comment on column mart.landelijk.waarde is 'Waarde in de eenheid';
comment on column mart.landelijk.eenheid is 'Eenheid';
comment on column mart.landelijk.status is 'voorlopig, nader voorlopig of definitief';
comment on column mart.landelijk.toelichting is 'Wat de bron erbij zegt; leeg = niets';
comment on column mart.landelijk.bron_url is 'Waar het staat; leeg = zie mart.herkomst';
comment on column mart.landelijk.herkomst_id is 'Rij in mart.herkomst';

create table mart.raadszetels as
select z.gm_code, z.zetels, z.zetels_art8, z.basis, z.opmerking, 'raadszetels' as herkomst_id
from bron.raadszetels z
join mart.gemeente using (gm_code)
order by z.gm_code;
comment on table mart.raadszetels is 'Raadszetels na de laatste gemeenteraadsverkiezingen in deze dataset';
comment on column mart.raadszetels.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.raadszetels.zetels is 'Zetels; leeg = niet zeker';
comment on column mart.raadszetels.zetels_art8 is 'Zetels volgens artikel 8 van de Gemeentewet';
comment on column mart.raadszetels.basis is 'Waar het aantal op steunt';
comment on column mart.raadszetels.opmerking is 'Wat u verder moet weten';
comment on column mart.raadszetels.herkomst_id is 'Rij in mart.herkomst';

-- What CBS itself said in its news, beside our sums: others say it, so it is no check and in_orde stays empty.
insert into mart.aansluiting by name
with anker as (
    select a.*, string_split(a.grootheid, '_')[1] = 'stijging' as is_stijging from bron.landelijk_anker a
),
totaal as (
    select jaar, soort, sum(lasten_keur) / 1e6 as lasten, sum(baten_keur) / 1e6 as baten,
        sum(eigen_vermogen_keur) / 1e6 as vermogen
    from bron.iv3_gemeentetotaal group by all
),
domein as (
    select b.jaar, b.soort, sum(b.lasten_keur) filter (where w.wet = 'participatiewet') / 1e6 as participatie,
        sum(b.lasten_keur) filter (where w.wet <> 'participatiewet') / 1e6 as overig
    from bron.iv3_taakveld b
    join kern.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld and w.definitie = 'smal'
    group by all
),
onze as (
    select a.*, case a.grootheid
            when 'lasten_excl_reserves' then n.lasten
            when 'stijging_lasten_mld' then n.lasten - v.lasten
            when 'baten_excl_reserves' then n.baten
            when 'stijging_baten_pct' then 100 * (n.baten - v.baten) / v.baten
            when 'eigen_vermogen' then n.vermogen
            when 'stijging_overig_sociaal_domein_mld' then d.overig - e.overig
            when 'inkomensregelingen_en_participatie' then d.participatie
        end as gevonden
    from anker a
    left join totaal n on n.jaar = a.jaar and n.soort = a.soort
    left join totaal v on v.jaar = a.jaar - 1 and v.soort = a.soort
    left join domein d on d.jaar = a.jaar and d.soort = a.soort
    left join domein e on e.jaar = a.jaar - 1 and e.soort = a.soort
)
select 'cbs_nieuws_' || jaar || '_' || grootheid as toets,
    case grootheid
        when 'lasten_excl_reserves' then 'Lasten zonder reserves'
        when 'stijging_lasten_mld' then 'Stijging van de lasten in een jaar'
        when 'baten_excl_reserves' then 'Baten zonder reserves'
        when 'stijging_baten_pct' then 'Stijging van de baten in een jaar'
        when 'eigen_vermogen' then 'Eigen vermogen'
        when 'stijging_overig_sociaal_domein_mld' then 'Stijging van het sociaal domein zonder inkomen en participatie'
        when 'inkomensregelingen_en_participatie' then 'Inkomensregelingen en participatie'
        else grootheid end
        || ', jaarrekening ' || jaar || case when grootheid like '%_pct' then ' (%)' else ' (mld euro)' end
        as omschrijving,
    waarde as verwacht, gevonden, gevonden - waarde as verschil, null::double as tolerantie, null::boolean as in_orde,
    'anderen' as aard, 100 as volgorde, 'CBS, in een nieuwsbericht (' || split_part(bron_url, '/', 3) || ')' as wie,
    case
        when abs(gevonden - waarde) <= 0.05 then 'Past: het bericht is afgerond.'
        when grootheid = 'inkomensregelingen_en_participatie'
            then 'Waarom is niet bekend: het bericht zegt niet welke taakvelden meetellen. Wij tellen die van de Participatiewet.'
        else 'Waarom is niet bekend.'
    end as reden,
    case when abs(gevonden - waarde) <= 0.05 then 'bekend' else 'niet bekend' end as zekerheid
from onze
where gevonden is not null;
comment on column mart.aansluiting.in_orde is 'Waar als het verschil binnen de tolerantie valt; leeg = een vergelijking met wat anderen zeggen, geen toets';
