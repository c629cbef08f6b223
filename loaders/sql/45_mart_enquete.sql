-- Surveys: published outcomes and what the host stored himself, in one shape. A published survey that was held in
-- several years is one survey per year. Numbers of respondents of published outcomes stay the words of the source.
create table kern.gepubliceerd as
with genaamd as (
    select *, trim(regexp_replace(lower(strip_accents(enquete)), '[^a-z0-9]+', '-', 'g'), '-') as titel_id,
        trim(regexp_replace(lower(strip_accents(antwoord)), '[^a-z0-9]+', '-', 'g'), '-') as antwoord_id
    from bron.gepubliceerde_uitkomst
),
met_enquete as (
    select *, titel_id || case when jaar is null then '-zonder-jaar'
        when ends_with(titel_id, '-' || jaar) then '' else '-' || jaar end as enquete_id
    from genaamd
)
select *, row_number() over (order by rij_id)::integer as nummer,
    -- a question is put to one population about one law: its answers have one denominator
    min(rij_id) over (partition by enquete_id, vraag, subvraag, wet, doelgroep) as vraag_id
from met_enquete;

create table mart.enquete as
select enquete_id, any_value(enquete) as titel, any_value(uitgever) as uitgever, any_value(jaar) as jaar,
    string_agg(distinct doelgroep, '; ' order by doelgroep) as doelgroep, 'aggregaat' as eenheid,
    string_agg(distinct veldwerk, '; ' order by veldwerk) as veldwerk, null::varchar as modus,
    (select licentie from bron.herkomst where herkomst_id = 'gepubliceerde_uitkomst') as licentie,
    case when count(distinct bron_url) = 1 then any_value(bron_url) end as bron_url, 'gepubliceerd' as soort,
    'ja' as openbaar, 'gepubliceerde_uitkomst' as herkomst_id
from kern.gepubliceerd
group by enquete_id
union all by name
select *, 'enquete' as herkomst_id from bron.enquete
order by soort, enquete_id;
comment on table mart.enquete is 'Enquêtes: gepubliceerde, en eigen enquêtes die de beheerder heeft ingelezen';
comment on column mart.enquete.enquete_id is 'Sleutel: de titel, met het jaar';
comment on column mart.enquete.titel is 'Titel';
comment on column mart.enquete.uitgever is 'Wie de uitkomsten heeft uitgegeven';
comment on column mart.enquete.jaar is 'Jaar van de meting; leeg = niet bekend';
comment on column mart.enquete.doelgroep is 'Wie is gevraagd, in de woorden van de bron';
comment on column mart.enquete.eenheid is 'Wat een rij van de aangeleverde gegevens was: respondent, gemeente of aggregaat (alleen percentages)';
comment on column mart.enquete.veldwerk is 'Wanneer is gevraagd, in de woorden van de bron; leeg = niet bekend';
comment on column mart.enquete.modus is 'Hoe is gevraagd (online, papier); leeg = niet bekend';
comment on column mart.enquete.licentie is 'Licentie';
comment on column mart.enquete.bron_url is 'Adres van de bron; bij meer adressen leeg, zie dan mart.enquete_uitkomst';
comment on column mart.enquete.soort is 'gepubliceerd, eigen of voorbeeld (verzonnen antwoorden)';
comment on column mart.enquete.openbaar is 'ja = uitkomsten die al openbaar zijn, of antwoorden van gemeenten als overheid: niets is verborgen';
comment on column mart.enquete.herkomst_id is 'Rij in mart.herkomst';

create table mart.enquete_vraag as
select enquete_id, vraag_id, min(nummer) as volgorde, any_value(subvraag) as subvraag,
    any_value(wet) as wet, null::varchar as kadertype, null::varchar as kenmerk, any_value(vraag) as tekst,
    min(letterlijk) as letterlijk, 'enkel' as soort, null::double as richting, null::varchar as schaal,
    any_value(doelgroep) as doelgroep, string_agg(distinct item_hint, '; ' order by item_hint) as lijkt_op
from kern.gepubliceerd
group by enquete_id, vraag_id
union all by name
select v.*, e.doelgroep from bron.enquete_vraag v left join bron.enquete e using (enquete_id)
order by enquete_id, volgorde, vraag_id;
comment on table mart.enquete_vraag is 'De vragen van enquêtes';
comment on column mart.enquete_vraag.enquete_id is 'Enquête';
comment on column mart.enquete_vraag.vraag_id is 'Vraag binnen de enquête';
comment on column mart.enquete_vraag.volgorde is 'Volgorde van de vragen';
comment on column mart.enquete_vraag.subvraag is 'Deelvraag van de studie: S1 tot en met S7, regio of context (referentie.enquete_subvraag); leeg = geen';
comment on column mart.enquete_vraag.wet is 'jeugdwet, wmo of participatiewet; leeg = alle of geen';
comment on column mart.enquete_vraag.kadertype is 'inhoudelijk, procedureel of financieel kader; leeg = niet van toepassing';
comment on column mart.enquete_vraag.kenmerk is 'Kenmerk van de studie; leeg = niet van toepassing';
comment on column mart.enquete_vraag.tekst is 'De vraag';
comment on column mart.enquete_vraag.letterlijk is 'ja = de tekst zoals gevraagd; nee = omschreven';
comment on column mart.enquete_vraag.soort is 'enkel (één antwoord), meer (meer antwoorden) of cijfer';
comment on column mart.enquete_vraag.richting is '-1: een hogere score betekent minder; leeg = niet bekend';
comment on column mart.enquete_vraag.schaal is 'Schaal van de antwoorden; leeg = niet bekend';
comment on column mart.enquete_vraag.doelgroep is 'Wie deze vraag kreeg';
comment on column mart.enquete_vraag.lijkt_op is 'Vragen van de vragenlijst van dit project die hierop lijken; leeg = geen';

create table mart.enquete_uitkomst as
with alles as (
    select enquete_id, vraag_id, niveau as geo_type,
        case when niveau = 'land' then 'NL' when niveau = 'provincie' then left(gebied, 4) else gebied end as geo_code,
        case when niveau = 'provincie' then trim(substr(gebied, 5)) else gebied end as geo_naam,
        'alle' as rol, antwoord_id as antwoord, antwoord as label, nummer as volgorde,
        case when antwoord_id = 'weet-niet' then 'weet_niet' else 'antwoord' end as soort,
        pct, pct_tekst, pct_soort, 'nee' as onderdrukt, n as n_tekst, bron_url, opmerking, rij_id
    from kern.gepubliceerd
    union all by name
    select u.*, case u.geo_type when 'land' then 'Nederland' when 'gemeente' then coalesce(g.naam, u.geo_code) when 'provincie' then coalesce(p.provincie, u.geo_code)
        else u.geo_code end as geo_naam
    from bron.enquete_uitkomst u
    left join mart.gemeente g on u.geo_type = 'gemeente' and g.gm_code = u.geo_code
    left join (select distinct provincie_code, provincie from bron.gebieden) p
        on u.geo_type = 'provincie' and p.provincie_code = u.geo_code
)
select enquete_id, vraag_id, geo_type, geo_code, geo_naam, rol, antwoord, label, volgorde, soort, n, n_geldig,
    n_respons, populatie, n_eff, deff, n_tekst, pct, pct_tekst, pct_soort, ondergrens_pct, bovengrens_pct, onderdrukt,
    reden, bron_url, opmerking, rij_id
from alles
order by enquete_id, vraag_id, geo_type, geo_code, rol, volgorde;
comment on table mart.enquete_uitkomst is 'Uitkomsten van enquêtes na bescherming van kleine groepen: een rij per antwoord';
comment on column mart.enquete_uitkomst.enquete_id is 'Enquête';
comment on column mart.enquete_uitkomst.vraag_id is 'Vraag';
comment on column mart.enquete_uitkomst.geo_type is 'land, grootteklasse, stedelijkheid, provincie of gemeente';
comment on column mart.enquete_uitkomst.geo_code is 'NL, de naam van een klasse, of de CBS-code';
comment on column mart.enquete_uitkomst.geo_naam is 'Naam van het gebied';
comment on column mart.enquete_uitkomst.rol is 'Rol van wie antwoordde, of alle';
comment on column mart.enquete_uitkomst.antwoord is 'Code van het antwoord';
comment on column mart.enquete_uitkomst.label is 'Het antwoord in woorden';
comment on column mart.enquete_uitkomst.volgorde is 'Volgorde van de antwoorden';
comment on column mart.enquete_uitkomst.soort is 'antwoord of weet_niet';
comment on column mart.enquete_uitkomst.n is 'Hoeveel dit antwoord gaven; leeg = niet bekend of niet getoond';
comment on column mart.enquete_uitkomst.n_geldig is 'Hoeveel de vraag beantwoordden, weet niet meegeteld; leeg = niet bekend';
comment on column mart.enquete_uitkomst.n_respons is 'Hoeveel er meededen; leeg = niet bekend';
comment on column mart.enquete_uitkomst.populatie is 'Hoeveel er zijn (raadszetels volgens de wet); leeg = niet bekend';
comment on column mart.enquete_uitkomst.n_eff is 'Aantal antwoorden na correctie voor weging; leeg = niet bekend';
comment on column mart.enquete_uitkomst.deff is 'Hoeveel de weging de onzekerheid vergroot; leeg = niet bekend';
comment on column mart.enquete_uitkomst.n_tekst is 'Hoeveel er antwoordden, in de woorden van de bron (ook: 158 van 403); leeg = niet bekend';
comment on column mart.enquete_uitkomst.pct is 'Percentage; bij pct_soort breuk of benadering afgeleid uit woorden, toon dan pct_tekst; leeg = geen getal';
comment on column mart.enquete_uitkomst.pct_tekst is 'Het percentage in de woorden van de bron';
comment on column mart.enquete_uitkomst.pct_soort is 'cijfer (gedrukt getal), breuk of benadering (uit woorden), zonder getal; leeg = berekend uit antwoorden';
comment on column mart.enquete_uitkomst.ondergrens_pct is 'Ondergrens van het 95%-interval; leeg = niet bekend';
comment on column mart.enquete_uitkomst.bovengrens_pct is 'Bovengrens van het 95%-interval; leeg = niet bekend';
comment on column mart.enquete_uitkomst.onderdrukt is 'ja = verborgen om mensen te beschermen';
comment on column mart.enquete_uitkomst.reden is 'Waarom verborgen of een indicatie; leeg = niet';
comment on column mart.enquete_uitkomst.bron_url is 'Adres waar dit staat; leeg bij eigen enquêtes';
comment on column mart.enquete_uitkomst.opmerking is 'Wat u bij dit cijfer moet weten; leeg = niets';
comment on column mart.enquete_uitkomst.rij_id is 'Rij in de tabel van gepubliceerde uitkomsten; leeg bij eigen enquêtes';
