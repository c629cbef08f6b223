-- moment: vooraf
-- melding: In data/referentie/rijksregelingen.csv eindigt {naam} ({jaar_tot}) voordat zij begint ({jaar_van}). Verbeter de jaren.
select naam, jaar_van, jaar_tot from referentie.rijksregeling where jaar_tot < jaar_van limit 1
