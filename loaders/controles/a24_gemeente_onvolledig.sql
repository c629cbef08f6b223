-- moment: achteraf
-- melding: Van {naam} ({gm_code}) ontbreekt de regio-indeling, het middelpunt of het aantal inwoners. Vul data/bron/gebieden.csv, middelpunten.csv of inwoners.csv aan.
select naam, gm_code from mart.gemeente
where provincie is null or jeugdregio is null or arbeidsmarktregio is null or grootteklasse is null
    or stedelijkheid is null or lon is null or lat is null or inwoners is null
limit 1
