-- moment: vooraf
-- melding: Cluster {cluster} staat niet in data/referentie/cluster_wet.csv. Voeg een regel toe.
select distinct cluster from bron.rekenbedrag
where cluster not in (select cluster from referentie.cluster_wet)
limit 1
