-- Doel: elke tabel en kolom die u kunt downloaden, met uitleg.
-- Parameters: geen. Eenheid: geen.
select c.table_name as mart, t.comment as uitleg_tabel, c.column_name as kolom, c.data_type as type, c.comment as uitleg,
    t.estimated_size > 0 as gevuld
from duckdb_columns() c
join duckdb_tables() t on t.schema_name = c.schema_name and t.table_name = c.table_name
where c.schema_name = 'mart' and c.table_name not in ('versie', 'kaart')
order by c.table_name, c.column_index
