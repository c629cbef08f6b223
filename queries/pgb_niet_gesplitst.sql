-- Doel: de verslagen waarin persoonsgebonden budgetten van Wmo en jeugd alleen samen bekend zijn (6.79).
-- Parameters: geen. Eenheid: geen.
select distinct jaar::integer as jaar, soort from mart.taakveld_bedrag where taakveld = '6.79' order by all
