-- moment: achteraf
-- melding: De bijdragen van {gm_code} en {buur_gm_code} (wet {wet}) tellen op tot {som}, maar de afstand in het kwadraat is {kwadraat}. Controleer de bouwstap mart_buur.
with deel as (
    select gm_code, buur_gm_code, wet, coalesce(list_sum(json_extract(bijdragen, '$.*')::double[]), -1) as som,
        afstand * afstand as kwadraat
    from mart.buur
)
select gm_code, buur_gm_code, wet, som, kwadraat from deel where not abs(som - kwadraat) < 1e-9 limit 1
