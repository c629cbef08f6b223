-- At most one row: the boundaries of the municipalities, so that a served version always carries its own map.
-- Filled by the build from data/bron/grenzen.topojson; empty when the snapshot has no map.
create table mart.kaart (topojson varchar);
comment on table mart.kaart is 'De kaart van de gemeenten';
comment on column mart.kaart.topojson is 'Vereenvoudigde grenzen als TopoJSON, in meters (RD); id = gm_code';
