-- Doel: de kenmerken die uit een enquête komen (ook modelschattingen), met de jaren en hoeveel gemeenten een cijfer hebben.
--   nieuwste_tabel zegt of er van dezelfde vraag geen nieuwere tabel is; jaren uit twee tabellen horen nooit in een reeks.
-- Parameters: geen. Eenheid: zie kolom eenheid; jaren als lijst; n in gemeenten, van het nieuwste jaar.
with bekend as (
    select indicator_id, list(distinct jaar::integer order by jaar::integer) as jaren, max(jaar)::integer as jaar,
        count(*) filter (where jaar = nieuwste)::integer as n,
        coalesce(bool_or(voorlopig) filter (where jaar = nieuwste), false) as voorlopig,
        coalesce(bool_and(ondergrens is not null) filter (where jaar = nieuwste), false) as marges_bekend
    from (select *, max(jaar) over (partition by indicator_id) as nieuwste from mart.indicator)
    group by indicator_id
)
select s.indicator_id, s.naam, s.eenheid, s.leeftijdsgroep, s.thema, s.volgorde, s.methode, s.brontabel, s.keuzelijst,
    mart.waarschuwing(s.waarschuwing, b.jaar, b.voorlopig) as waarschuwing, b.jaren, b.jaar, b.n, b.marges_bekend,
    row_number() over (partition by s.naam, s.eenheid order by b.jaar desc, s.brontabel desc) = 1 as nieuwste_tabel
from referentie.indicatorsoort s
join bekend b using (indicator_id)
where s.methode <> 'registratie'
order by s.volgorde, s.brontabel
