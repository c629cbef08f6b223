create table mart.wet_bedrag as
select b.gm_code, b.jaar, b.soort, w.definitie, w.wet,
    sum(b.lasten_keur) as lasten_keur,
    case when count(b.baten_keur) = count(*) then sum(b.baten_keur) end as baten_keur,
    case when count(b.baten_keur) = count(*) then sum(b.lasten_keur) - sum(b.baten_keur) end as netto_keur,
    any_value(w.telt_mee) as telt_mee
from mart.taakveld_bedrag b
join kern.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld
group by b.gm_code, b.jaar, b.soort, w.definitie, w.wet
order by b.gm_code, w.definitie, b.jaar, b.soort, w.wet;
comment on table mart.wet_bedrag is 'Lasten en baten per wet, voor elke definitie';
comment on column mart.wet_bedrag.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.wet_bedrag.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.wet_bedrag.soort is 'begroting of rekening';
comment on column mart.wet_bedrag.definitie is 'Welke taakvelden bij welke wet horen; naam in referentie.definitie';
comment on column mart.wet_bedrag.wet is 'jeugdwet, wmo, participatiewet of gedeeld';
comment on column mart.wet_bedrag.lasten_keur is 'Lasten × € 1.000';
comment on column mart.wet_bedrag.baten_keur is 'Baten × € 1.000; leeg = niet bekend';
comment on column mart.wet_bedrag.netto_keur is 'Lasten min baten × € 1.000; leeg = niet bekend';
comment on column mart.wet_bedrag.telt_mee is 'Waar als dit deel meetelt in het totaal van deze definitie';
