-- melding: {wet}, {soort} {jaar}: het landelijke bedrag gaat van {oud} naar {nieuw} mln euro ({pct}%; meer dan {grens}% is verdacht).
-- Over municipalities that both versions have, so that a late filer is not a jump.
with grens as (select waarde from referentie.drempel where drempel = 'revisie_landelijk_pct'),
paar as (
    select n.jaar, n.soort, n.wet, sum(o.lasten_keur) / 1000 as oud, sum(n.lasten_keur) / 1000 as nieuw
    from mart.wet_bedrag n
    join vorige.mart.wet_bedrag o using (gm_code, jaar, soort, definitie, wet)
    where n.definitie = 'smal'
    group by all
)
select case wet when 'jeugdwet' then 'Jeugd' when 'wmo' then 'Wmo' when 'participatiewet' then 'Participatie'
        else 'Gedeeld' end as wet,
    soort, jaar, round(oud, 1) as oud, round(nieuw, 1) as nieuw, round(100 * (nieuw - oud) / oud, 1) as pct, waarde as grens
from paar, grens
where abs(nieuw - oud) > waarde / 100 * abs(oud)
order by jaar, soort, wet
