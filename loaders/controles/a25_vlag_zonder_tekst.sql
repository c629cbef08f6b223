-- moment: achteraf
-- melding: De vlag {vlag} heeft geen tekst, of een tekst met een onbekend woord tussen accolades. Verbeter data/referentie/vlaggen.csv.
select vlag from mart.vlag where toelichting is null or toelichting like '%{%' limit 1
