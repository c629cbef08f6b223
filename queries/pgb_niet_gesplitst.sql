-- Doel: de verslagen waarin persoonsgebonden budgetten van Wmo en jeugd alleen samen bekend zijn.
-- Parameters: geen. Eenheid: geen.
select distinct jaar::integer as jaar, soort from mart.vlag where vlag = 'pgb_niet_gesplitst' order by all
