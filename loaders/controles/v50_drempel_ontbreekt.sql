-- moment: vooraf
-- melding: De drempel {drempel} ontbreekt in data/referentie/drempels.csv. Zet de regel terug.
select d.drempel
from (select unnest([
    'sprong_pct', 'sprong_vanaf_inwoners', 'factor_verschil', 'verrekend_pct', 'elders_pct', 'eigen_jaren',
    'regiotaak_jeugdwet_pct', 'regiotaak_wmo_pct', 'regiotaak_verslagen', 'positie_jaren', 'positie_minstens',
    'positie_gemeenten', 'rijk_mee_pct', 'rijk_mee_begroting_pct', 'klein_inwoners',
    'klein_noemer', 'geen_verschil_pct', 'opvallend_hoogstens', 'vragen_per_fase',
    'revisie_landelijk_pct', 'revisie_noemer_pct', 'revisie_indicator_pct',
    'buren_getoond', 'buur_nabij', 'buren_nabij_minstens', 'grootste_gat_pct', 'positie_gat_pct', 'gewoon_pct', 'reeks_minstens_jaren',
    'volgende_factor', 'verrekeningen_pct', 'vooruit_bekend', 'vooruit_venster', 'vooruit_eigen_minstens', 'vooruit_getoetst',
    'vooruit_band_pct', 'vooruit_band_minstens_pct', 'vooruit_band_hoogstens_pct'
]) as drempel) d
where not exists (select 1 from referentie.drempel r where r.drempel = d.drempel and r.waarde is not null)
limit 1
