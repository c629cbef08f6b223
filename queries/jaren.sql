-- Doel: de jaren met cijfers, van hoeveel gemeenten er een begroting en een rekening is, en van hoeveel daarvan alleen de
--   eerste, voorlopige uitgave.
-- Parameters: geen. Eenheid: aantallen gemeenten.
with telling as (
    select jaar, count(begroot_keur)::integer as n_begroting, count(besteed_keur)::integer as n_rekening
    from mart.begroot_besteed
    where definitie = 'smal' and wet = 'jeugdwet'
    group by jaar
)
select t.jaar::integer as jaar, t.n_begroting, t.n_rekening,
    coalesce(b.eerste_plaatsing, 0)::integer as n_voorlopige_begroting,
    coalesce(r.eerste_plaatsing, 0)::integer as n_voorlopige_rekening
from telling t
left join mart.verslag b on b.jaar = t.jaar and b.soort = 'begroting'
left join mart.verslag r on r.jaar = t.jaar and r.soort = 'rekening'
order by t.jaar
