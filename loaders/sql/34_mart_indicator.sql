-- Every figure of a characteristic with the table it comes from, so that a check can see that one never mixes tables.
create table kern.indicatorwaarde as
with kwb as (
    unpivot bron.kwb_2021
    on pct_jongeren_jeugdzorg, wmo_per_1000, bijstand_per_1000, pct_huish_laag_inkomen, pct_65plus, pct_0_14
    into name maat value waarde
),
kwb_nu as (
    -- Weighted with inhabitants; a municipality with a part that has no figure gets no figure.
    select o.gm_code, i.maat,
        case when count(k.waarde) = count(*)
            then sum(k.waarde * b.inwoners_2021 * o.aandeel) / sum(b.inwoners_2021 * o.aandeel) end as waarde
    from bron.kwb_2021 b
    join kern.overgang o on o.jaar = 2021 and o.gm_code_toen = b.gm_code
    cross join (select distinct maat from kwb) i
    left join kwb k on k.gm_code = b.gm_code and k.maat = i.maat
    group by o.gm_code, i.maat
),
context as (
    -- in today's division; a municipality with a part that has no figure gets no figure
    select o.gm_code,
        sum(c.inwoners_1jan2024 * o.aandeel) as inwoners,
        case when count(c.jongeren_0_17) = count(*) then sum(c.jongeren_0_17 * o.aandeel) end as jongeren,
        case when count(c.bijstandsontvangers) = count(*) then sum(c.bijstandsontvangers * o.aandeel) end as bijstand,
        case when count(c.eenpersoonshuishoudens) = count(*)
            then sum(c.eenpersoonshuishoudens * o.aandeel) end as eenpersoons,
        case when count(c.migratieachtergrond) = count(*)
            then sum(c.migratieachtergrond * o.aandeel) end as migratie
    from bron.context_2024 c
    join kern.overgang o on o.jaar = 2024 and o.gm_code_toen = c.gm_code
    group by o.gm_code
),
alles as (
    select gm_code, 2021 as jaar,
        case maat
            when 'pct_jongeren_jeugdzorg' then 'kwb_jongeren_jeugdzorg'
            when 'wmo_per_1000' then 'kwb_wmo_clienten'
            when 'bijstand_per_1000' then 'kwb_bijstand'
            when 'pct_huish_laag_inkomen' then 'kwb_laag_inkomen'
            when 'pct_65plus' then 'kwb_65plus'
            when 'pct_0_14' then 'kwb_0_14'
        end as indicator_id, waarde, '85039NED' as tabel, 'kwb_2021' as herkomst_id
    from kwb_nu
    union all
    select gm_code, 2024, 'gf_jongeren_aandeel', 100.0 * jongeren / inwoners,
        'Septembercirculaire 2024', 'context_2024'
    from context
    union all
    select gm_code, 2024, 'gf_bijstand', 1000.0 * bijstand / inwoners,
        'Septembercirculaire 2024', 'context_2024'
    from context
    union all
    select gm_code, 2024, 'gf_eenpersoonshuishoudens', 1000.0 * eenpersoons / inwoners,
        'Septembercirculaire 2024', 'context_2024'
    from context
    union all
    select gm_code, 2024, 'gf_migratieachtergrond', 1000.0 * migratie / inwoners,
        'Septembercirculaire 2024', 'context_2024'
    from context
    union all
    -- refreshed figures: numbers are added up, shares weighted with the inhabitants of that year; a
    -- municipality with a part that has no figure gets no figure
    select o.gm_code, j.jaar, j.indicator_id,
        case when count(m.waarde) = count(*) then
            case when i.eenheid = 'aantal' then sum(m.waarde * o.aandeel)
                else sum(m.waarde * b.inwoners * o.aandeel) / sum(b.inwoners * o.aandeel) end end,
        any_value(h.tabel_id), any_value(m.herkomst_id)
    from (select distinct jaar, indicator_id from bron.meting) j
    join referentie.indicatorsoort i using (indicator_id)
    join kern.overgang o on o.jaar = j.jaar
    left join bron.inwoners b on b.jaar = j.jaar and b.gm_code = o.gm_code_toen
    left join bron.meting m on m.jaar = j.jaar and m.indicator_id = j.indicator_id and m.gm_code = o.gm_code_toen
    left join bron.herkomst h on h.herkomst_id = m.herkomst_id
    group by o.gm_code, j.jaar, j.indicator_id, i.eenheid
)
select gm_code, jaar, indicator_id, waarde::double as waarde, null::double as ondergrens, null::double as bovengrens,
    tabel, herkomst_id
from alles
where waarde is not null
union all
select gm_code, jaar, indicator_id, waarde, ondergrens, bovengrens, tabel, herkomst_id from kern.enquetewaarde;

-- The number that a fetched table has now: CBS renumbers tables, and some have a number for every year.
update referentie.indicatorsoort s set brontabel = w.tabellen
from (
    select w.indicator_id, string_agg(distinct w.tabel, ', ' order by w.tabel) as tabellen
    from kern.indicatorwaarde w
    join referentie.indicatorsoort i using (indicator_id)
    join bron.ophaalbaar o on o.herkomst_id = i.herkomst_id
    where starts_with(w.herkomst_id, i.herkomst_id) or w.tabel = i.brontabel
    group by w.indicator_id
) w
where w.indicator_id = s.indicator_id;

create table mart.indicator as
select i.gm_code, i.jaar, i.indicator_id, i.waarde, i.ondergrens, i.bovengrens, i.herkomst_id,
    v.indicator_id is not null as voorlopig
from kern.indicatorwaarde i
left join (
    select distinct indicator_id, jaar from bron.meting where voorlopig = 'ja'
    union
    select distinct indicator_id, jaar from bron.meting_marge where voorlopig = 'ja'
) v using (indicator_id, jaar)
order by indicator_id, jaar, gm_code;
comment on table mart.indicator is 'Kenmerken en gebruik van voorzieningen per gemeente; uitleg in referentie.indicatorsoort';
comment on column mart.indicator.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.indicator.jaar is 'Jaar van het cijfer';
comment on column mart.indicator.indicator_id is 'Indicator; naam, eenheid en bron in referentie.indicatorsoort';
comment on column mart.indicator.waarde is 'Waarde in de eenheid van de indicator';
comment on column mart.indicator.ondergrens is 'Ondergrens van het 95%-interval; leeg = niet bekend of registratie';
comment on column mart.indicator.bovengrens is 'Bovengrens van het 95%-interval; leeg = niet bekend of registratie';
comment on column mart.indicator.herkomst_id is 'Waar dit cijfer vandaan komt, zie mart.herkomst';
comment on column mart.indicator.voorlopig is 'Waar als de bron de cijfers van dit jaar voorlopig noemt';

-- A caution with, before it, that the figures of that year are provisional: so the status goes wherever the caution goes.
create or replace macro mart.waarschuwing(tekst, jaar, voorlopig) as nullif(concat_ws(' ',
    case when voorlopig then 'De cijfers over ' || jaar || ' zijn voorlopig.' end, tekst), '');

create table mart.indicator_referentie as
select case m.gebied when 'NL01' then 'NL' else m.gebied end as gebied,
    case m.gebied when 'NL01' then 'Nederland' else g.naam end as naam,
    m.jaar, m.indicator_id, m.waarde, m.ondergrens, m.bovengrens, m.herkomst_id
from kern.meting_gebied m
left join (select ggd_code, any_value(ggd) as naam from bron.gebieden group by ggd_code) g on g.ggd_code = m.gebied
where m.gebied not like 'GM%'
order by m.indicator_id, m.jaar, gebied;
comment on table mart.indicator_referentie is 'Dezelfde enquêtecijfers voor Nederland en GGD-regio''s, zoals de bron ze publiceert (niet opgeteld uit gemeenten)';
comment on column mart.indicator_referentie.gebied is 'NL = Nederland, of de CBS-code van een GGD-regio';
comment on column mart.indicator_referentie.naam is 'Naam van het gebied';
comment on column mart.indicator_referentie.jaar is 'Jaar van het cijfer';
comment on column mart.indicator_referentie.indicator_id is 'Indicator; naam, eenheid en bron in referentie.indicatorsoort';
comment on column mart.indicator_referentie.waarde is 'Waarde in de eenheid van de indicator';
comment on column mart.indicator_referentie.ondergrens is 'Ondergrens van het 95%-interval; leeg = niet bekend';
comment on column mart.indicator_referentie.bovengrens is 'Bovengrens van het 95%-interval; leeg = niet bekend';
comment on column mart.indicator_referentie.herkomst_id is 'Waar dit cijfer vandaan komt, zie mart.herkomst';
