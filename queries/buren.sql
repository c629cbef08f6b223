-- Doel: de gemeenten die voor een wet het meest op een gemeente lijken, de dichtste 15 op volgorde.
-- Parameters: $gm_code ('*' = alle gemeenten), $wet. Eenheid: afstand in standaardafwijkingen (gewogen); bijdragen als JSON, zij tellen op tot
--   de afstand in het kwadraat; getoond = hoort bij de buren die wij laten zien; nabij = binnen de drempel buur_nabij;
--   n_nabij = hoeveel van de getoonde nabij zijn; weinig_nabij = minder dan de drempel buren_nabij_minstens.
with drempel as (
    select max(waarde) filter (where drempel = 'buren_getoond') as getoond,
        max(waarde) filter (where drempel = 'buur_nabij') as nabij,
        max(waarde) filter (where drempel = 'buren_nabij_minstens') as minstens
    from referentie.drempel
)
select b.gm_code, b.rang, b.buur_gm_code, g.naam, g.inwoners, b.afstand, b.bijdragen,
    b.rang <= d.getoond as getoond,
    b.afstand <= d.nabij as nabij,
    (count(*) filter (where b.rang <= d.getoond and b.afstand <= d.nabij) over (partition by b.gm_code))::integer as n_nabij,
    n_nabij < d.minstens as weinig_nabij
from mart.buur b
join mart.gemeente g on g.gm_code = b.buur_gm_code
cross join drempel d
where $gm_code in (b.gm_code, '*') and b.wet = $wet
order by b.gm_code, b.rang
