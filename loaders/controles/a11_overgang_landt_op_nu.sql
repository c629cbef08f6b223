-- moment: achteraf
-- melding: Bij het terugrekenen van {jaar} komt {gm_code_toen} uit bij {gm_code}, en die gemeente bestaat nu niet. Controleer data/referentie/herindelingen.csv.
select o.jaar, o.gm_code_toen, o.gm_code
from kern.overgang o where not exists (select 1 from mart.gemeente g where g.gm_code = o.gm_code) limit 1
