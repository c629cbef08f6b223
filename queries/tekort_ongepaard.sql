-- Doel: besteed min begroot zonder te paren (alle jaarrekeningen min alle begrotingen), per jaar, met hoeveel gemeenten een verslag hebben.
-- Parameters: $wet. Eenheid: × € 1.000; n in gemeenten. Alleen jaren met jaarrekeningen; definitie smal.
select jaar::integer as jaar,
    sum(lasten_keur) filter (where soort = 'rekening') - sum(lasten_keur) filter (where soort = 'begroting') as verschil_keur,
    count(*) filter (where soort = 'begroting')::integer as n_begroting,
    count(*) filter (where soort = 'rekening')::integer as n_rekening
from mart.wet_bedrag
where definitie = 'smal' and wet = $wet
group by jaar
having count(*) filter (where soort = 'rekening') > 0
order by jaar
