-- Doel: een kenmerk van alle gemeenten over alle jaren.
-- Parameters: $indicator_id. Eenheid: die van de indicator.
select gm_code, jaar::integer as jaar, waarde from mart.indicator where indicator_id = $indicator_id order by jaar, gm_code
