-- Nearest neighbours per law. Every variable of data/referentie/buren.csv is transformed and standardised
-- over all municipalities (z: 0 = the mean, 1 = one standard deviation above it). The squared distance is
-- the weighted mean of the squared differences in z, over the variables known for both.
-- Two builds must agree to the last digit, however many threads there are: a mean is taken over a sorted
-- list, and squares are added up as decimals, which do not depend on their order.
create table kern.buurscore as
with keuze as (
    select v.wet, v.variabele, v.volgorde, v.gewicht, v.transformatie, max(k.jaar) as jaar
    from referentie.buur_variabele v
    join mart.buurkenmerk k on k.variabele = v.variabele and k.jaar = coalesce(v.jaar, k.jaar)
    group by all
),
schaal as (
    select z.wet, z.variabele, z.volgorde, z.gewicht, z.jaar, k.gm_code,
        -- a logarithm or root that does not exist is left empty; a check names the municipality
        case z.transformatie
            when 'log' then case when k.waarde > 0 then ln(k.waarde) end
            when 'wortel' then case when k.waarde >= 0 then sqrt(k.waarde) end
            else k.waarde
        end as maat
    from keuze z
    join mart.buurkenmerk k using (variabele, jaar)
),
midden as (
    select wet, variabele, list(maat order by gm_code) filter (where maat is not null) as maten
    from schaal
    group by all
)
select s.wet, s.gm_code, s.variabele, s.volgorde, s.gewicht, s.jaar,
    round((s.maat - list_avg(m.maten)) / list_stddev_pop(m.maten), 9) as z
from schaal s
join midden m using (wet, variabele)
-- a variable that is the same everywhere tells nobody apart
where s.maat is not null and list_stddev_pop(m.maten) > 0
order by s.wet, s.volgorde, s.variabele, s.gm_code;

-- What one variable adds to the squared distance, before it is divided by the weights that count for the pair.
create macro kern.buurverschil(gewicht, hier, daar) as
    (gewicht * (hier - daar) * (hier - daar))::decimal(28, 12);

create table mart.buur as
with half as (
    select a.wet, a.gm_code as een, b.gm_code as ander, sum(a.gewicht::decimal(18, 6))::double as gewicht,
        sum(kern.buurverschil(a.gewicht, a.z, b.z))::double as som
    from kern.buurscore a
    join kern.buurscore b on b.wet = a.wet and b.variabele = a.variabele and b.gm_code > a.gm_code
    group by all
),
paar as (
    select wet, een as gm_code, ander as buur_gm_code, gewicht, som / gewicht as afstand2 from half
    union all
    select wet, ander, een, gewicht, som / gewicht from half
),
dichtbij as (
    select *, row_number() over (partition by wet, gm_code order by afstand2, buur_gm_code)::integer as rang
    from paar
    qualify rang <= 15
)
select d.gm_code, d.wet, d.buur_gm_code, d.rang, sqrt(d.afstand2) as afstand,
    to_json(map_from_entries(list(
        (a.variabele, kern.buurverschil(a.gewicht, a.z, b.z)::double / d.gewicht) order by a.volgorde, a.variabele
    ))) as bijdragen
from dichtbij d
join kern.buurscore a on a.wet = d.wet and a.gm_code = d.gm_code
join kern.buurscore b on b.wet = d.wet and b.gm_code = d.buur_gm_code and b.variabele = a.variabele
group by d.gm_code, d.wet, d.buur_gm_code, d.rang, d.afstand2
order by d.gm_code, d.wet, d.rang;
comment on table mart.buur is 'Gemeenten die het meest op een gemeente lijken, per wet: de dichtste 15; keuzes in data/referentie/buren.csv';
comment on column mart.buur.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.buur.wet is 'jeugdwet, wmo of participatiewet';
comment on column mart.buur.buur_gm_code is 'De gemeente die erop lijkt';
comment on column mart.buur.rang is '1 = lijkt het meest; bij gelijke afstand gaat de laagste gemeentecode voor';
comment on column mart.buur.afstand is 'Verschil in standaardafwijkingen: wortel uit het gewogen gemiddelde van de kwadraten; 0 = gelijk op alle kenmerken';
comment on column mart.buur.bijdragen is 'Per kenmerk de bijdrage aan de afstand in het kwadraat (JSON), gewicht inbegrepen; een kenmerk dat van een van beide niet bekend is, ontbreekt';
