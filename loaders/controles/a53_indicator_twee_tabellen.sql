-- moment: achteraf
-- melding: Indicator {indicator_id} heeft cijfers uit tabel {tabel}, maar data/referentie/indicatoren.csv noemt tabel {brontabel}. Verbeter die regel; een indicator mag nooit twee tabellen mengen.
select distinct w.indicator_id, w.tabel, s.brontabel
from (
    select indicator_id, tabel from kern.indicatorwaarde
    union select indicator_id, tabel from kern.meting_gebied
) w
join referentie.indicatorsoort s using (indicator_id)
-- several numbers: the editions of a table that has one for every year
where w.tabel is null or (w.tabel <> s.brontabel and not list_contains(string_split(s.brontabel, ', '), w.tabel))
limit 1
