-- moment: achteraf
-- melding: Indicator {indicator_id} heeft cijfers van Nederland maar geen regel in data/referentie/indicatoren.csv. Voeg die toe.
select distinct indicator_id from mart.indicator_referentie
where indicator_id not in (select indicator_id from referentie.indicatorsoort)
limit 1
