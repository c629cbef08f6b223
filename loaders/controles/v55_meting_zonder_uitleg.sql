-- moment: vooraf
-- melding: Van indicator {indicator_id} zijn cijfers opgehaald, maar data/referentie/indicatoren.csv legt hem niet uit. Voeg een regel toe.
select distinct indicator_id from bron.meting
where indicator_id not in (select indicator_id from referentie.indicatorsoort)
limit 1
