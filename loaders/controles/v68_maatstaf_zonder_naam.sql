-- moment: vooraf
-- melding: Maatstaf {maatstaf} staat niet in data/referentie/maatstaven.csv. Voeg een regel toe met de naam in gewone woorden en wat zij meet.
select distinct maatstaf from bron.gf_gewicht
where maatstaf not in (select maatstaf from referentie.maatstaf)
limit 1
