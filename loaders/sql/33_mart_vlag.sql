-- Every flag of every municipality. soort empty = about the pair begroting/rekening or the year;
-- wet empty = about all laws. The sentence comes from referentie/vlaggen.csv.
create table mart.vlag as
with grens as (select map_from_entries(list((drempel, waarde))) as g from referentie.drempel),
inwoners as (select gm_code, jaar, aantal from mart.noemer where noemer = 'inwoners'),
verslag as (select distinct jaar, soort from bron.iv3_taakveld),
ruw as (
    select gm_code, jaar, soort, null as wet, 'niet_aangeleverd' as vlag, null as details
    from kern.levering where status = 'niet_aangeleverd'
    union all
    select gm_code, jaar, soort, null, 'onvolledig_door_herindeling', ontbrekend
    from kern.levering where status = 'onvolledig'
    union all
    select gm_code, jaar, soort, null, 'voorlopig', null
    from kern.levering where eerste_plaatsing and status <> 'niet_aangeleverd'
    union all
    select gm_code, jaar, null, wet, 'anders_geboekt', null from kern.paar where anders_geboekt
    union all
    select gm_code, jaar, null, wet, 'sterk_verschil', null from kern.paar where sterk_verschil
    union all
    select gm_code, jaar, 'begroting', wet, 'ongewoon_hoog', null from kern.paar where begroot_hoog
    union all
    select gm_code, jaar, 'rekening', wet, 'ongewoon_hoog', null from kern.paar where besteed_hoog
    union all
    select r.gm_code, j.jaar, null, r.wet, 'regiotaak', r.uitleg
    from kern.regiotaak r cross join (select distinct jaar from verslag) j
    union all
    select g.gm_code, v.jaar, null, r.wet, 'rijksregeling', string_agg(r.wat, ' ' order by r.volgorde)
    from referentie.rijksregeling r
    join (select distinct jaar from verslag) v on v.jaar between r.jaar_van and coalesce(r.jaar_tot, v.jaar)
    cross join mart.gemeente g
    group by all
    union all
    select gm_code, jaar, soort, wet, 'onmogelijk_bedrag', format('{:t.}', (1000 * lasten_keur)::bigint)
    from mart.wet_bedrag where definitie = 'smal' and lasten_keur < 0
    union all
    select b.gm_code, b.jaar, b.soort, b.wet, 'nul_of_negatief', null
    from mart.wet_bedrag b
    where b.definitie = 'smal' and b.wet <> 'gedeeld' and b.lasten_keur = 0
        and not exists (select 1 from kern.paar p where p.gm_code = b.gm_code and p.jaar = b.jaar)
    union all
    select b.gm_code, b.jaar, b.soort, b.wet, 'sprong', null
    from mart.wet_bedrag b
    join mart.wet_bedrag v on v.gm_code = b.gm_code and v.soort = b.soort and v.wet = b.wet
        and v.definitie = b.definitie and v.jaar = b.jaar - 1
    join inwoners i on i.gm_code = b.gm_code and i.jaar = b.jaar, grens
    where b.definitie = 'smal' and b.wet <> 'gedeeld' and i.aantal >= g['sprong_vanaf_inwoners']
        and v.lasten_keur <> 0
        and abs(b.lasten_keur - v.lasten_keur) > g['sprong_pct'] / 100 * abs(v.lasten_keur)
    union all
    select gm_code, jaar, null, null, 'klein',
        'minder dan ' || format('{:t.}', g['klein_inwoners']::integer) || ' inwoners'
    from inwoners, grens where aantal < g['klein_inwoners']
    union all
    select n.gm_code, n.jaar, null, 'jeugdwet', 'klein',
        'minder dan ' || format('{:t.}', g['klein_noemer']::integer) || ' jongeren'
    from mart.noemer n, grens where n.noemer = 'jongeren_0_17' and n.aantal < g['klein_noemer']
    union all
    select b.gm_code, b.jaar, b.soort, w.wet, 'ouder_taakveld',
        format('{:t.}', (1000 * sum(b.lasten_keur))::bigint)
    from mart.taakveld_bedrag b
    join kern.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld and w.definitie = 'smal'
    where b.lasten_keur <> 0
        -- the bare parent of a group that has codes of its own that year
        and exists (select 1 from bron.taakvelden t
            where t.jaar = b.jaar and t.groepscode = b.taakveld and t.code <> b.taakveld and t.soort_code = 'officieel')
        and (b.jaar, b.soort) in (select jaar, soort from bron.iv3_taakveld where detail = 'volledig')
    group by b.gm_code, b.jaar, b.soort, w.wet
    union all
    select distinct b.gm_code, b.jaar, b.soort, w.wet, 'pgb_niet_gesplitst', null
    from mart.taakveld_bedrag b cross join (select unnest(['jeugdwet', 'wmo', 'gedeeld']) as wet) w
    -- a pgb code of both laws at once
    join kern.taakveld_wet p on p.jaar = b.jaar and p.taakveld = b.taakveld and p.definitie = 'smal'
    where p.rol = 'pgb' and p.wet = 'gedeeld'
    union all
    select c.gm_code, j.jaar, null, 'wmo', 'centrumgemeente', null
    from bron.centrumgemeenten c cross join (select distinct jaar from verslag) j
    union all
    select g.gm_code, b.jaar, null, b.wet, 'definitiebreuk_' || b.jaar, null
    from mart.gemeente g cross join referentie.breuk b
    union all
    select g.gm_code, v.jaar, v.soort, null, 'baten_onbekend', null
    from mart.gemeente g
    cross join (select distinct jaar, soort from bron.iv3_taakveld where detail = 'samengevoegd') v
)
select r.gm_code, r.jaar, r.soort, r.wet, r.vlag,
    replace(replace(replace(replace(s.tekst,
        '{soort}', case r.soort when 'rekening' then 'jaarrekening' else coalesce(r.soort, '') end),
        '{jaar}', r.jaar::varchar),
        '{details}', coalesce(r.details, '')),
        '{wet}', case r.wet when 'jeugdwet' then 'jeugd' when 'wmo' then 'de Wmo'
            when 'participatiewet' then 'participatie' when 'gedeeld' then 'de gedeelde kosten' else coalesce(r.wet, '') end) as toelichting
from ruw r
left join referentie.vlagsoort s using (vlag)
order by r.gm_code, r.jaar, s.volgorde;
comment on table mart.vlag is 'Wat u bij een cijfer moet weten, per gemeente, jaar, verslag en wet';
comment on column mart.vlag.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.vlag.jaar is 'Jaar waarop de vlag slaat';
comment on column mart.vlag.soort is 'begroting of rekening; leeg = over het paar of het hele jaar';
comment on column mart.vlag.wet is 'Wet waarop de vlag slaat; leeg = alle wetten';
comment on column mart.vlag.vlag is 'Naam van de vlag; uitleg in referentie.vlagsoort';
comment on column mart.vlag.toelichting is 'De vlag in één zin';
