-- One row: this version. Filled at the end of the build.
create table mart.versie (
    versie varchar, gebouwd_op timestamp, vorige varchar, stand varchar, aanvaard varchar,
    programma varchar
);
comment on table mart.versie is 'Deze versie van de cijfers';
comment on column mart.versie.versie is 'Naam van deze versie';
comment on column mart.versie.gebouwd_op is 'Wanneer de database is gebouwd';
comment on column mart.versie.vorige is 'De versie die daarvoor in gebruik was; leeg = de eerste';
comment on column mart.versie.stand is 'Lijst van opgehaalde cijfers waaruit deze versie is gemaakt; leeg = alleen de momentopname';
comment on column mart.versie.aanvaard is 'Afwijkingen van de vorige versie die met --toch zijn aanvaard; leeg = geen';
comment on column mart.versie.programma is 'Versie van het programma dat deze cijfers maakte';

-- What each version changed. The build adds the rows; a first version has none.
create table mart.revisie (
    versie varchar, gebouwd_op timestamp, gm_code varchar, jaar smallint, soort varchar, wet varchar,
    oud_keur double, nieuw_keur double, verschil_keur double, wat varchar
);
comment on table mart.revisie is 'Wat een nieuwe versie veranderde: lasten per gemeente, jaar, verslag en wet (definitie De drie wetten)';
comment on column mart.revisie.versie is 'De versie die de verandering bracht';
comment on column mart.revisie.gebouwd_op is 'Wanneer die versie is gebouwd';
comment on column mart.revisie.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.revisie.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.revisie.soort is 'begroting of rekening';
comment on column mart.revisie.wet is 'jeugdwet, wmo, participatiewet of gedeeld';
comment on column mart.revisie.oud_keur is 'Lasten in de vorige versie × € 1.000; leeg = daar niet bekend';
comment on column mart.revisie.nieuw_keur is 'Lasten in deze versie × € 1.000; leeg = niet meer bekend';
comment on column mart.revisie.verschil_keur is 'Nieuw min oud × € 1.000; leeg als een van beide ontbreekt';
comment on column mart.revisie.wat is 'nieuw, gewijzigd of vervallen';
