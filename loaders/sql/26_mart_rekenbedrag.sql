-- What the Gemeentefonds reckons with, in today's division. A circulaire may still use the municipalities
-- of the year before (M2022 for 2023 has 344): then that year's mergers are applied.
create table kern.gf_overgang as
with gemeente as (select distinct jaar, circulaire, gm_code from bron.rekenbedrag),
indeling as (
    select g.jaar, g.circulaire, g.gm_code, max(j.jaar) as indeling_jaar
    from gemeente g
    join bron.gemeente_jaar j on j.gm_code = g.gm_code and j.jaar <= g.jaar
    group by all
)
select i.jaar, i.circulaire, i.gm_code as gm_code_toen, o.gm_code, o.aandeel
from indeling i
join kern.overgang o on o.jaar = i.indeling_jaar and o.gm_code_toen = i.gm_code;

create table mart.rekenbedrag as
select o.gm_code, r.jaar, r.circulaire, r.cluster,
    sum(r.au_keur * o.aandeel) as au_keur,
    sum(r.iu_du_keur * o.aandeel) as iu_du_keur,
    sum((r.au_keur + r.iu_du_keur) * o.aandeel) as totaal_keur
from bron.rekenbedrag r
join kern.gf_overgang o on o.jaar = r.jaar and o.circulaire = r.circulaire and o.gm_code_toen = r.gm_code
group by all
order by o.gm_code, r.jaar, r.circulaire, r.cluster;
comment on table mart.rekenbedrag is 'Rekenbedrag Gemeentefonds (niet geoormerkt) per cluster en circulaire';
comment on column mart.rekenbedrag.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.rekenbedrag.jaar is 'Uitkeringsjaar';
comment on column mart.rekenbedrag.circulaire is 'M = meicirculaire, S = septembercirculaire, met het jaar waarin zij verscheen';
comment on column mart.rekenbedrag.cluster is 'Onderdeel van het verdeelmodel; bij welke wet het staat: referentie.cluster_wet';
comment on column mart.rekenbedrag.au_keur is 'Algemene uitkering × € 1.000: gewicht × volume × uitkeringsfactor; eigen inkomsten zijn negatief';
comment on column mart.rekenbedrag.iu_du_keur is 'Integratie-, decentralisatie- en suppletie-uitkeringen × € 1.000';
comment on column mart.rekenbedrag.totaal_keur is 'Beide samen × € 1.000; vrij te besteden';

-- Why a cluster is what it is: a row per maatstaf that weighs in it. Volumes of merged municipalities add up, so that
-- weight × volume × factor still gives the amount.
create table mart.rekenbedrag_maatstaf as
select o.gm_code, v.jaar, v.circulaire, w.cluster, v.maatstaf,
    sum(v.volume * o.aandeel) as volume, w.gewicht, w.factor,
    sum(v.volume * o.aandeel) * w.gewicht * w.factor / 1000 as au_keur
from bron.gf_volume v
join bron.gf_gewicht w on w.jaar = v.jaar and w.circulaire = v.circulaire and w.maatstaf = v.maatstaf
join kern.gf_overgang o on o.jaar = v.jaar and o.circulaire = v.circulaire and o.gm_code_toen = v.gm_code
group by o.gm_code, v.jaar, v.circulaire, w.cluster, v.maatstaf, w.gewicht, w.factor
order by o.gm_code, v.jaar, v.circulaire, w.cluster, v.maatstaf;
comment on table mart.rekenbedrag_maatstaf is 'Waar de algemene uitkering van een cluster uit volgt: per maatstaf volume × gewicht × factor; samen au_keur in mart.rekenbedrag';
comment on column mart.rekenbedrag_maatstaf.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.rekenbedrag_maatstaf.jaar is 'Uitkeringsjaar';
comment on column mart.rekenbedrag_maatstaf.circulaire is 'M = meicirculaire, S = septembercirculaire, met het jaar waarin zij verscheen';
comment on column mart.rekenbedrag_maatstaf.cluster is 'Onderdeel van het verdeelmodel';
comment on column mart.rekenbedrag_maatstaf.maatstaf is 'Code van de maatstaf; naam en wat zij meet: referentie.maatstaf';
comment on column mart.rekenbedrag_maatstaf.volume is 'Hoeveel de gemeente van de maatstaf heeft, in de eenheid van de maatstaf';
comment on column mart.rekenbedrag_maatstaf.gewicht is 'Euro per eenheid in dit cluster, vóór de factor';
comment on column mart.rekenbedrag_maatstaf.factor is 'Uitkeringsfactor van de circulaire; 1 bij WOZ-waarden';
comment on column mart.rekenbedrag_maatstaf.au_keur is 'Volume × gewicht × factor, × € 1.000; onder nul verlaagt het de uitkering';

-- Which part of the reckoned amounts a municipality is expected to raise itself: the Rijk does not pay that.
create table mart.eigen_inkomsten as
select gm_code, jaar, circulaire,
    sum(au_keur) filter (where is_eigen) * -1 as eigen_keur,
    sum(au_keur) filter (where not is_eigen) as clusters_keur,
    -100 * sum(au_keur) filter (where is_eigen) / sum(au_keur) filter (where not is_eigen) as eigen_pct
from (
    select r.*, c.rol = 'eigen inkomsten' as is_eigen from mart.rekenbedrag r join referentie.cluster_wet c using (cluster)
)
group by all
order by gm_code, jaar, circulaire;
comment on table mart.eigen_inkomsten is 'Hoeveel eigen inkomsten (onroerendezaakbelasting en overige eigen middelen) het Rijk van de algemene uitkering aftrekt';
comment on column mart.eigen_inkomsten.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.eigen_inkomsten.jaar is 'Uitkeringsjaar';
comment on column mart.eigen_inkomsten.circulaire is 'M = meicirculaire, S = septembercirculaire, met het jaar waarin zij verscheen';
comment on column mart.eigen_inkomsten.eigen_keur is 'Aftrek voor eigen inkomsten × € 1.000';
comment on column mart.eigen_inkomsten.clusters_keur is 'Algemene uitkering van alle andere clusters samen × € 1.000, vóór die aftrek';
comment on column mart.eigen_inkomsten.eigen_pct is 'Aftrek in procent van die clusters';

create table mart.gf_uitkering as
select o.gm_code, u.jaar, u.circulaire, u.uitkering, u.cluster, sum(u.bedrag_keur * o.aandeel) as bedrag_keur
from bron.gf_uitkering u
join kern.gf_overgang o on o.jaar = u.jaar and o.circulaire = u.circulaire and o.gm_code_toen = u.gm_code
group by all
order by o.gm_code, u.jaar, u.circulaire, u.uitkering;
comment on table mart.gf_uitkering is 'Integratie-, decentralisatie- en suppletie-uitkeringen uit het Gemeentefonds, elk in één cluster';
comment on column mart.gf_uitkering.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.gf_uitkering.jaar is 'Uitkeringsjaar';
comment on column mart.gf_uitkering.circulaire is 'M = meicirculaire, S = septembercirculaire, met het jaar waarin zij verscheen';
comment on column mart.gf_uitkering.uitkering is 'Naam van de uitkering volgens BZK';
comment on column mart.gf_uitkering.cluster is 'Cluster waar zij volgens de gewichten bij hoort';
comment on column mart.gf_uitkering.bedrag_keur is 'Bedrag × € 1.000; een uitkering zonder rij krijgt de gemeente niet';
