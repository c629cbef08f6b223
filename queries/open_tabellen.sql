-- Doel: elke tabel en kolom die open data is, met uitleg, aantal rijen, de kolommen die samen één rij aanwijzen (met een spatie
--   ertussen; bij referentie leeg) en of de tabel eigen enquêtes kan hebben. Zonder de kaart (een bestand apart) en zonder wat over
--   deze installatie gaat en niet over de cijfers: namen en momenten van versies.
-- Parameters: geen. Eenheid: rijen in aantallen.
select c.schema_name as kamer, c.table_name as tabel, t.comment as uitleg_tabel, t.estimated_size::integer as rijen,
    coalesce(s.kolommen, '') as sleutel, c.column_name as kolom, c.data_type as type, c.comment as uitleg,
    bool_or(c.column_name = 'enquete_id') over (partition by c.schema_name, c.table_name) as van_enquete
from duckdb_columns() c
join duckdb_tables() t on t.schema_name = c.schema_name and t.table_name = c.table_name
left join referentie.martsleutel s on s.mart = c.table_name and c.schema_name = 'mart'
where c.schema_name in ('mart', 'referentie') and c.table_name not in ('versie', 'revisie', 'kaart')
order by c.schema_name, c.table_name, c.column_index
