-- moment: achteraf
-- melding: Kolom {kolom} van mart.{mart} heeft geen uitleg voor het codeboek. Voeg een 'comment on' toe in loaders/sql.
select table_name as mart, column_name as kolom
from duckdb_columns()
where schema_name = 'mart' and comment is null and table_name <> 'versie'
limit 1
