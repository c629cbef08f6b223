-- Doel: tijdelijk
-- Parameters: $jaar. Eenheid: × € 1.000.
select ''::varchar as gm_code, 0.0 as totaal_keur where $jaar is null
