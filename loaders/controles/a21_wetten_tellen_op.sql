-- moment: achteraf
-- melding: Bij {gm_code}, {soort} {jaar}, definitie {definitie}, tellen de vier wetten op tot {wetten} en hoofdtaakveld 6 tot {h6} (× € 1.000). Controleer data/referentie/taakveld_wet.csv.
with w as (
    select gm_code, jaar, soort, definitie, sum(lasten_keur) as bedrag, count(*) as aantal
    from mart.wet_bedrag group by all
),
h as (
    select gm_code, jaar, soort, sum(lasten_keur) as bedrag
    from mart.taakveld_bedrag where taakveld like '6.%' group by all
)
select w.gm_code, w.soort, w.jaar, w.definitie, w.bedrag as wetten, h.bedrag as h6
from w full join h using (gm_code, jaar, soort)
where w.bedrag is null or h.bedrag is null or abs(w.bedrag - h.bedrag) > 0.001 or w.aantal <> 4
limit 1
