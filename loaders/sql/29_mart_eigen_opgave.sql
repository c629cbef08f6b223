-- What a municipality itself gave to the host of this dashboard. A source apart: no other mart reads it.
create table mart.eigen_opgave as
select gm_code, jaar, aard, naam, datum, vastgesteld, taakveld, lasten_keur, baten_keur, 'eigen_opgave' as herkomst_id
from bron.eigen_opgave
order by gm_code, jaar, aard, taakveld;
comment on table mart.eigen_opgave is 'Eigen opgave van een gemeente, niet gepubliceerd door het CBS en in geen enkele som meegeteld; leeg zolang de beheerder niets heeft ingelezen';
comment on column mart.eigen_opgave.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.eigen_opgave.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.eigen_opgave.aard is 'begroting (nieuwe), gewijzigd (gewijzigde begroting), bestuursrapportage (verwachting) of rekening (nog niet gepubliceerd)';
comment on column mart.eigen_opgave.naam is 'Hoe de gemeente de cijfers noemt';
comment on column mart.eigen_opgave.datum is 'Datum van de cijfers';
comment on column mart.eigen_opgave.vastgesteld is 'ja = door de raad vastgesteld; nee = concept';
comment on column mart.eigen_opgave.taakveld is 'Code van het taakveld, altijd tekst: een nul aan het eind telt mee';
comment on column mart.eigen_opgave.lasten_keur is 'Lasten × € 1.000, zonder mutaties in reserves; leeg = niet opgegeven';
comment on column mart.eigen_opgave.baten_keur is 'Baten × € 1.000, zonder mutaties in reserves; leeg = niet opgegeven';
comment on column mart.eigen_opgave.herkomst_id is 'Brontabel, zie mart.herkomst';
