-- moment: vooraf
-- melding: De drempel {drempel} in data/referentie/enquete_drempels.csv {wat}. Zet het bestand terug uit het versiebeheer.
with nodig as (
    select unnest([
        'minimum_gemeente', 'minimum_groep', 'rollen_per_gemeente', 'rollen_vanaf', 'unaniem_vanaf',
        'buiten_de_meerderheid', 'persoon_vanaf', 'gewogen_stap_pct', 'gewogen_vanaf', 'gewicht_hoogstens',
        'indicatief_pct', 'betrouwbaarheid_pct'
    ]) as drempel
)
select drempel, 'ontbreekt' as wat from nodig anti join referentie.enquete_drempel using (drempel)
union all
select drempel, 'is onbekend' from referentie.enquete_drempel anti join nodig using (drempel)
limit 1
