-- moment: achteraf
-- melding: De aansluiting '{omschrijving}' klopt niet: verwacht {verwacht}, gevonden {gevonden}. Controleer data/bron en data/referentie, of pas het toetsbedrag met een reden aan.
select omschrijving, verwacht, gevonden from mart.aansluiting where not in_orde limit 1
