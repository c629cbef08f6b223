-- The laws together, alike in every year: pgb that is only known for two laws at once certainly belongs to them, so it
-- counts in the total where the split is unknown.
create table mart.wettotaal as
select b.gm_code, b.jaar, b.soort, w.definitie,
    sum(b.lasten_keur) as lasten_keur,
    case when count(b.baten_keur) = count(*) then sum(b.baten_keur) end as baten_keur,
    case when count(b.baten_keur) = count(*) then sum(b.lasten_keur) - sum(b.baten_keur) end as netto_keur,
    sum(b.lasten_keur) filter (where not w.telt_mee) as pgb_ongesplitst_keur
from mart.taakveld_bedrag b
join kern.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld
where w.telt_mee or w.rol = 'pgb'
group by b.gm_code, b.jaar, b.soort, w.definitie
order by b.gm_code, w.definitie, b.jaar, b.soort;
comment on table mart.wettotaal is 'De wetten samen, in elk jaar gelijk: pgb dat alleen voor Wmo en jeugd samen bekend is, telt mee in het totaal';
comment on column mart.wettotaal.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.wettotaal.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.wettotaal.soort is 'begroting of rekening';
comment on column mart.wettotaal.definitie is 'Welke taakvelden meetellen; naam in referentie.definitie';
comment on column mart.wettotaal.lasten_keur is 'Lasten × € 1.000';
comment on column mart.wettotaal.baten_keur is 'Baten × € 1.000; leeg = niet bekend';
comment on column mart.wettotaal.netto_keur is 'Lasten min baten × € 1.000; leeg = niet bekend';
comment on column mart.wettotaal.pgb_ongesplitst_keur is 'Deel van de lasten dat pgb van Wmo en jeugd samen is en in geen van beide bedragen staat × € 1.000; leeg = geen';
