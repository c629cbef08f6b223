-- The amounts of which every definition of a deficit is a difference: one row per municipality, year, law and term.
-- Incomplete reports have no row: their figure is not of the whole municipality.
create table mart.tekortterm as
with heel as (
    select gm_code, jaar, soort from kern.levering where status = 'volledig'
    union
    -- of an incomplete year the parts that filed both reports
    select gm_code, jaar, unnest(['begroting', 'rekening']) from kern.paardeel
),
alles as (
    select b.gm_code, b.jaar, b.wet,
        case b.soort when 'begroting' then 'begroting_lasten' else 'rekening_lasten' end as term,
        '' as circulaire, b.lasten_keur as keur
    from kern.paarbedrag b
    join heel using (gm_code, jaar, soort)
    where b.definitie = 'smal'
    union all
    select b.gm_code, b.jaar, b.wet,
        case b.soort when 'begroting' then 'begroting_netto' else 'rekening_netto' end, '', b.lasten_keur - b.baten_keur
    from kern.paarbedrag b
    join heel using (gm_code, jaar, soort)
    where b.definitie = 'smal' and b.baten_keur is not null
    union all
    -- the same, of the taakvelden that stand beside the cluster of the law
    select b.gm_code, b.jaar, b.wet,
        case b.soort when 'begroting' then 'begroting_netto' else 'rekening_netto' end || '_cluster', '', b.lasten_keur - b.baten_keur
    from kern.paarbedrag b
    join heel using (gm_code, jaar, soort)
    join referentie.cluster_wet c on c.wet = b.wet and c.definitie = b.definitie
    where b.wet <> 'gedeeld' and b.baten_keur is not null
    union all
    select r.gm_code, r.jaar, c.wet, 'rekenbedrag', r.circulaire, r.totaal_keur
    from mart.rekenbedrag r
    join referentie.cluster_wet c on c.cluster = r.cluster and c.wet <> 'gedeeld'
    union all
    -- shared costs (netto), of which a reader may count a share
    select t.gm_code, t.jaar, 'gedeeld',
        r.rol || '_' || t.soort, '',
        case when count(t.baten_keur) = count(*) then sum(t.lasten_keur) - sum(t.baten_keur) end
    from mart.taakveld_bedrag t
    join kern.levering l on l.gm_code = t.gm_code and l.jaar = t.jaar and l.soort = t.soort and l.status = 'volledig'
    join kern.taakveldrol r on r.jaar = t.jaar and r.taakveld = t.taakveld and r.rol in ('toegang', 'overhead')
    -- toegang that stands with its own law is no longer shared
    where r.rol = 'overhead' or exists (
        select 1 from kern.taakveld_wet w join referentie.cluster_wet c on c.wet = 'gedeeld' and c.definitie = w.definitie
        where w.jaar = t.jaar and w.taakveld = t.taakveld and w.wet = 'gedeeld')
    group by all
    union all
    select gm_code, jaar, wet, 'cbs_gerealiseerd', '', gerealiseerd_keur from mart.kosten_cbs
    union all
    select gm_code, jaar, wet, 'cbs_begroot', '', begroot_keur from mart.kosten_cbs
)
select gm_code, jaar, wet, term, circulaire, keur
from alles
where keur is not null
order by term, wet, jaar, circulaire, gm_code;
comment on table mart.tekortterm is 'De bedragen waaruit elke definitie van een tekort bestaat: tekort = een term min een andere (referentie.tekortdefinitie)';
comment on column mart.tekortterm.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.tekortterm.jaar is 'Begrotingsjaar, verslagjaar of uitkeringsjaar';
comment on column mart.tekortterm.wet is 'jeugdwet, wmo, participatiewet, of gedeeld (toegang en overhead)';
comment on column mart.tekortterm.term is 'rekening_lasten, begroting_lasten, rekening_netto, begroting_netto, rekenbedrag, cbs_gerealiseerd, cbs_begroot; met _cluster: de taakvelden naast het cluster; bij gedeeld ook toegang_ en overhead_ met het verslag';
comment on column mart.tekortterm.circulaire is 'Circulaire bij een rekenbedrag; anders leeg';
comment on column mart.tekortterm.keur is 'Bedrag × € 1.000';
