-- Put the fetched tables (temp.live_…) in the place of the snapshot's: a fetched (jaar, soort), or a
-- fetched year, replaces the whole of it, never a single cell.
insert into bron.verslag by name
select jaar, soort, 'iv3_taakveld' as herkomst_id, 'alle taakvelden' as omvang, null as gewijzigd_op,
    (select opgehaald_op from bron.herkomst where herkomst_id = 'iv3_taakveld') as opgehaald_op
from (select distinct jaar, soort from bron.iv3_taakveld)
where (jaar, soort) not in (select (jaar, soort) from live_verslag);
insert into bron.verslag by name select * from live_verslag;

delete from bron.iv3_taakveld where (jaar, soort) in (select (jaar, soort) from live_verslag);
insert into bron.iv3_taakveld by name select * from live_iv3_taakveld;
delete from bron.iv3_gemeentetotaal where (jaar, soort) in (select (jaar, soort) from live_verslag);
insert into bron.iv3_gemeentetotaal by name select * from live_iv3_gemeentetotaal;
delete from bron.niet_aangeleverd where (jaar, soort) in (select (jaar, soort) from live_verslag);
insert into bron.niet_aangeleverd by name select * from live_niet_aangeleverd;
insert into bron.iv3_categorie by name select * from live_iv3_categorie;
insert into bron.plaatsing by name select * from live_plaatsing;

-- What spending consists of, from the categories of a fetched report; without all taakvelden only hoofdtaakveld 6 is known.
delete from bron.h6_samenstelling where (jaar, soort) in (select (jaar, soort) from live_verslag);
insert into bron.h6_samenstelling by name
select jaar, soort, gm_code, sum(bedrag_keur) as lasten_keur,
    coalesce(sum(bedrag_keur) filter (where categorie like 'L1.%'), 0) as salarissen_keur,
    coalesce(sum(bedrag_keur) filter (where categorie like 'L2.%'), 0) as belastingen_keur,
    coalesce(sum(bedrag_keur) filter (where categorie like 'L3.%'), 0) as goederen_diensten_keur,
    coalesce(sum(bedrag_keur) filter (where categorie = 'L3.5.1'), 0) as waarvan_inhuur_keur,
    coalesce(sum(bedrag_keur) filter (where categorie like 'L4.%'), 0) as overdrachten_keur,
    coalesce(sum(bedrag_keur) filter (where categorie like 'L5.%'), 0) as rente_keur,
    coalesce(sum(bedrag_keur) filter (where categorie like 'L6.%'), 0) as financieel_keur,
    coalesce(sum(bedrag_keur) filter (where categorie like 'L7.%'), 0) as verrekeningen_keur
from live_iv3_categorie
where categorie like 'L%' and split_part(taakveld, '.', 1) = '6'
group by all;
delete from bron.iv3_salaris where (jaar, soort) in (select (jaar, soort) from live_verslag);
insert into bron.iv3_salaris by name
select jaar, soort, gm_code, taakveld, bedrag_keur as salarissen_keur
from live_iv3_categorie where categorie = 'L1.1';
delete from bron.iv3_hoofdtaakveld where (jaar, soort) in (select (jaar, soort) from live_verslag);
insert into bron.iv3_hoofdtaakveld by name
with cel as (
    select c.jaar, c.soort, c.gm_code, split_part(c.taakveld, '.', 1)::integer as h, c.categorie, c.bedrag_keur, c.taakveld,
        v.omvang = 'alle taakvelden' as alles
    from live_iv3_categorie c
    join live_verslag v using (jaar, soort)
    where c.taakveld not in (select taakveld from referentie.taakveldrol where rol in ('reserves', 'resultaat'))
),
som as (
    select jaar, soort, gm_code, h, any_value(alles) as alles,
        coalesce(sum(bedrag_keur) filter (where categorie like 'L%'), 0) as lasten,
        coalesce(sum(bedrag_keur) filter (where categorie in ('L1.1', 'L3.5.1')), 0) as personeel
    from cel group by all
),
breed as (
    pivot (
        select jaar, soort, gm_code, alles, naam, waarde
        from (unpivot som on lasten, personeel into name wat value waarde)
        cross join lateral (select wat || '_h' || h || '_keur' as naam)
        where alles or h = 6
    )
    on naam in (
        'lasten_h0_keur', 'lasten_h1_keur', 'lasten_h2_keur', 'lasten_h3_keur', 'lasten_h4_keur', 'lasten_h5_keur',
        'lasten_h6_keur', 'lasten_h7_keur', 'lasten_h8_keur', 'personeel_h0_keur', 'personeel_h1_keur',
        'personeel_h2_keur', 'personeel_h3_keur', 'personeel_h4_keur', 'personeel_h5_keur', 'personeel_h6_keur',
        'personeel_h7_keur', 'personeel_h8_keur')
    using sum(waarde)
)
select * exclude (alles) from breed;

delete from bron.inwoners where jaar in (select jaar from live_inwoners);
insert into bron.inwoners by name select * from live_inwoners;
insert into bron.jongeren by name select * from live_jongeren;
insert into bron.leeftijd by name select * from live_leeftijd;
insert into bron.jongeren by name
select 2024 as jaar, gm_code, jongeren_0_17 from bron.context_2024
where 2024 not in (select jaar from live_jongeren);
insert into bron.jongeren by name
select jaar, gm_code, jongeren_0_17 from bron.jongeren_eerder
where jaar not in (select jaar from bron.jongeren);

create table bron.noemer_herkomst as
select distinct jaar, 'inwoners' as noemer,
    case when jaar in (select jaar from live_inwoners) then 'cbs_bevolking' else 'inwoners' end as herkomst_id
from bron.inwoners
union all
select distinct jaar, 'jongeren_0_17',
    case when jaar in (select jaar from live_jongeren) then 'cbs_bevolking'
        when jaar in (select jaar from bron.jongeren_eerder) then 'jongeren_eerder' else 'context_2024' end
from bron.jongeren;

insert into bron.meting by name select * from live_meting;
-- the snapshot's year of the same table 85098NED, until that year is fetched
insert into bron.meting by name
select jaar, gm_code, indicator_id, waarde, 'jeugdhulp_indicatoren' as herkomst_id, 'Voorlopig' as status, 'ja' as voorlopig
from (
    select jaar, gm_code, pct_jeugdhulp as jeugdhulp_natura, pct_jeugdbescherming as jeugdbescherming,
        pct_jeugdreclassering as jeugdreclassering
    from bron.jeugdhulp_indicatoren
) unpivot (waarde for indicator_id in (jeugdhulp_natura, jeugdbescherming, jeugdreclassering))
where (jaar, indicator_id) not in (select (jaar, indicator_id) from live_meting);
-- youths with youth care in kind: the only numbers of users in the snapshot; its last year was provisional
insert into bron.meting by name
select jaar, gm_code, 'jongeren_jeugdzorg_natura' as indicator_id, jongeren as waarde, 'jeugdzorg_natura' as herkomst_id,
    case when jaar = max(jaar) over () then 'Voorlopig' else 'Definitief' end as status,
    case when jaar = max(jaar) over () then 'ja' else 'nee' end as voorlopig
from bron.jeugdzorg_natura
where jongeren is not null;
-- a fetched year of a table with margins replaces the snapshot's year of that table as a whole
delete from bron.gezondheidsmonitor where (tabel, jaar) in (select (tabel, jaar) from live_meting_marge);
delete from bron.gezondheidsmonitor_gebied where (tabel, jaar) in (select (tabel, jaar) from live_meting_marge);
insert into bron.meting_marge by name select * from live_meting_marge;
insert into bron.kosten_cbs by name select * from live_kosten_cbs;

-- The newest classification counts, as long as it is not older than the snapshot's (2024).
insert into bron.gebieden_stand
select coalesce(max(jaar) filter (where jaar >= 2024), 2024) from live_gebieden_jaar;
delete from bron.gebieden where exists (
    select 1 from live_gebieden_jaar g join bron.gebieden_stand s on s.jaar = g.jaar
);
insert into bron.gebieden by name
select g.* exclude (jaar) from live_gebieden_jaar g join bron.gebieden_stand s on s.jaar = g.jaar
where not exists (select 1 from bron.gebieden);

-- Municipalities and taakvelden of a year the snapshot does not know: from CBS's lists of that year.
insert into bron.gemeente_jaar by name
select * from live_gemeente_jaar where jaar > (select max(jaar) from bron.gemeente_jaar);
insert into bron.gemeente_jaar by name
select distinct jaar, gm_code, naam, null as provincie_code
from live_iv3_gemeente where jaar > (select max(jaar) from bron.gemeente_jaar);
insert into bron.taakvelden by name
select distinct c.jaar, c.code,
    -- two digits after the point: 6.711 and 6.72a belong to 6.71 and 6.72, 6.60 and 0.10 stand alone
    regexp_extract(c.code, '^[0-9]+\.[0-9]{1,2}') as groepscode, 'officieel' as soort_code,
    coalesce(k.titel, c.titel) as titel
from live_iv3_code c
left join (
    select code, arg_max(titel, jaar) as titel from bron.taakvelden where soort_code = 'officieel' group by code
) k on k.code = c.code
where c.jaar > (select max(jaar) from bron.taakvelden);
