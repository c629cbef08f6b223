-- Doel: begroot en besteed per groep taakvelden (twee cijfers na de punt), het niveau waarop begroting
--   en rekening te vergelijken zijn. Een groep die in het verslag ontbreekt is leeg, niet nul.
-- Parameters: $gm_code ('*' = alle gemeenten), $jaar, $definitie. Eenheid: lasten × € 1.000.
with bedrag as (
    select b.gm_code, b.groepscode, w.wet, b.soort, sum(b.lasten_keur) as lasten_keur
    from mart.taakveld_bedrag b
    join mart.taakveld_wet w on w.jaar = b.jaar and w.taakveld = b.taakveld and w.definitie = $definitie
    where $gm_code in (b.gm_code, '*') and b.jaar = $jaar
    group by b.gm_code, b.groepscode, w.wet, b.soort
)
select b.gm_code, b.groepscode, any_value(t.titel) as titel, b.wet,
    max(lasten_keur) filter (where soort = 'begroting') as begroot_keur,
    max(lasten_keur) filter (where soort = 'rekening') as besteed_keur
from bedrag b
left join mart.taakveldgroep t on t.groepscode = b.groepscode and t.jaar = $jaar
group by b.gm_code, b.groepscode, b.wet
order by b.gm_code, b.groepscode, b.wet
