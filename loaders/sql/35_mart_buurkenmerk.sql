-- What municipalities may be compared on: structure only, never spending, policy or use of care. A figure
-- that is not in this list cannot become a variable, whatever data/referentie/buren.csv says.
create table mart.buurkenmerk as
with klasse(centrumfunctie, waarde) as (
    values ('Zonder', 0.0), ('Weinig', 1.0), ('Redelijk', 2.0), ('Sterk', 3.0)
),
vertaling(indicator_id, variabele) as (
    values ('gf_jongeren_aandeel', 'jongeren_aandeel'), ('kwb_65plus', 'ouderen_65plus'),
        ('kwb_laag_inkomen', 'laag_inkomen'), ('gf_eenpersoonshuishoudens', 'eenpersoonshuishoudens'),
        ('gf_migratieachtergrond', 'migratieachtergrond'), ('gf_bijstand', 'bijstand')
),
alles as (
    select gm_code, 'inwoners' as variabele, jaar, aantal as waarde from mart.noemer where noemer = 'inwoners'
    union all
    select i.gm_code, v.variabele, i.jaar, i.waarde from mart.indicator i join vertaling v using (indicator_id)
    union all
    select gm_code, 'adressendichtheid', (select jaar from bron.gebieden_stand), oad from bron.gebieden
    union all
    -- no class in the largest cities: no row, never a zero; 2025 is the edition of the list
    select k.gm_code, 'centrumfunctie', 2025, s.waarde from bron.klassen k join klasse s using (centrumfunctie)
)
select g.gm_code, a.variabele, a.jaar::smallint as jaar, a.waarde::double as waarde
from alles a
join mart.gemeente g using (gm_code)
where a.waarde is not null
order by a.variabele, a.jaar, g.gm_code;
comment on table mart.buurkenmerk is 'Kenmerken waarop gemeenten vergeleken kunnen worden: hoe een gemeente is, niet wat zij uitgeeft of kiest; uitleg in referentie.buurkenmerk';
comment on column mart.buurkenmerk.gm_code is 'CBS-gemeentecode (indeling van nu)';
comment on column mart.buurkenmerk.variabele is 'Kenmerk; naam en eenheid in referentie.buurkenmerk';
comment on column mart.buurkenmerk.jaar is 'Jaar van het cijfer';
comment on column mart.buurkenmerk.waarde is 'Waarde in de eenheid van het kenmerk; geen rij = niet bekend';
