-- Doel: bedragen per hoofd zoals zij te vergelijken zijn van elke gemeente in één jaar: bruto en netto, Wmo zonder opvang.
-- Parameters: $jaar, $definitie. Eenheid: euro per inwoner of jongere.
select p.gm_code, g.naam, p.wet, p.maat, p.kant, p.noemer, p.waarde_eur, p.telt_in_groep,
    exists (select 1 from mart.vlag v where v.gm_code = p.gm_code and v.jaar = p.jaar and v.vlag = 'centrumgemeente')
        as is_centrumgemeente
from mart.vergelijkhoofd p
join mart.gemeente g on g.gm_code = p.gm_code
where p.jaar = $jaar and p.definitie = $definitie
order by g.naam, p.wet, p.maat, p.kant, p.noemer
