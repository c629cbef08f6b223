-- Doel: wat elke nieuwe versie veranderde, per verslag en wet, landelijk: hoeveel gemeenten en hoeveel geld.
-- Parameters: geen. Eenheid: lasten × € 1.000, som over de gemeenten die veranderden; n in gemeenten.
select versie, gebouwd_op, jaar::integer as jaar, soort, wet,
    count(*) filter (where wat = 'gewijzigd')::integer as n_gewijzigd,
    count(*) filter (where wat = 'nieuw')::integer as n_nieuw,
    count(*) filter (where wat = 'vervallen')::integer as n_vervallen,
    sum(oud_keur) as oud_keur, sum(nieuw_keur) as nieuw_keur,
    sum(coalesce(nieuw_keur, 0) - coalesce(oud_keur, 0)) as verschil_keur
from mart.revisie
group by all
order by gebouwd_op desc, jaar desc, soort, wet
