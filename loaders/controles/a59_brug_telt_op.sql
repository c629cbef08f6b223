-- moment: achteraf
-- melding: De stappen van onze som naar {toets} tellen niet op: {gevonden} in plaats van {verwacht} mln euro. Controleer in data/referentie/brugdelen.csv of er precies één rest is.
select toets, sum(bedrag_mln) filter (where soort in ('ons', 'deel', 'rest')) as gevonden, max(bedrag_mln) filter (where soort = 'hun') as verwacht
from mart.brug
group by toets
having gevonden is null or abs(gevonden - verwacht) > 0.001 or count(*) filter (where soort = 'rest') <> 1
limit 1
