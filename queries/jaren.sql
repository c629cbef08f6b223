-- Doel: de jaren met cijfers, en van hoeveel gemeenten er een begroting en een rekening is.
-- Parameters: geen. Eenheid: aantallen gemeenten.
select jaar::integer as jaar,
    count(begroot_keur)::integer as n_begroting,
    count(besteed_keur)::integer as n_rekening
from mart.begroot_besteed
where definitie = 'smal' and wet = 'jeugdwet'
group by jaar
order by jaar
