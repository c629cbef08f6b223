-- Doel: besteed min begroot zonder te paren (alle jaarrekeningen min alle begrotingen), per jaar, met hoeveel gemeenten een verslag hebben.
-- Parameters: $wet. Eenheid: × € 1.000; n in gemeenten. Alleen jaren met jaarrekeningen; definitie smal.
select jaar::integer as jaar, sum(besteed_keur) - sum(begroot_keur) as verschil_keur,
    count(begroot_keur)::integer as n_begroting, count(besteed_keur)::integer as n_rekening
from mart.begroot_besteed
where definitie = 'smal' and wet = $wet
group by jaar
having count(besteed_keur) > 0
order by jaar
