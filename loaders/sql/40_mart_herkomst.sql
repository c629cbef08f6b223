create table mart.herkomst as
select herkomst_id, bron, tabel_id, titel, uitgever, licentie, url, gewijzigd_op, opgehaald_op, rijen, sha256, opmerking
from bron.herkomst
order by herkomst_id;
comment on table mart.herkomst is 'Waar elke brontabel vandaan komt';
comment on column mart.herkomst.herkomst_id is 'Naam van de brontabel';
comment on column mart.herkomst.bron is 'Bron';
comment on column mart.herkomst.tabel_id is 'Nummer van de tabel bij de uitgever';
comment on column mart.herkomst.titel is 'Titel bij de uitgever';
comment on column mart.herkomst.uitgever is 'Uitgever';
comment on column mart.herkomst.licentie is 'Licentie van de cijfers';
comment on column mart.herkomst.url is 'Adres bij de uitgever';
comment on column mart.herkomst.gewijzigd_op is 'Laatst gewijzigd bij de uitgever; leeg = niet bekend';
comment on column mart.herkomst.opgehaald_op is 'Stand van de cijfers';
comment on column mart.herkomst.rijen is 'Aantal rijen in de momentopname';
comment on column mart.herkomst.sha256 is 'Controlegetal van het bestand in data/bron';
comment on column mart.herkomst.opmerking is 'Wat u verder moet weten';
