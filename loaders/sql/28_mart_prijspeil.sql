-- What an amount of a year is in the prices of the last year with an index: amount × factor.
create table mart.prijspeil as
with naar as (select max(jaar) as jaar from bron.cpi)
select j.jaar, c.cpi as index, n.cpi / c.cpi as factor, n.jaar as naar_jaar,
    coalesce(h.herkomst_id, k.herkomst_id) as herkomst_id
from (select distinct jaar from bron.verslag) j
cross join naar
join bron.cpi n on n.jaar = naar.jaar
left join bron.cpi c on c.jaar = j.jaar
join bron.cpi_herkomst k on k.jaar = n.jaar
left join bron.cpi_herkomst h on h.jaar = c.jaar
order by j.jaar;
comment on table mart.prijspeil is 'Prijspeil per jaar: consumentenprijsindex van het CBS, om bedragen van verschillende jaren in prijzen van één jaar te zeggen';
comment on column mart.prijspeil.jaar is 'Begrotingsjaar of verslagjaar';
comment on column mart.prijspeil.index is 'Consumentenprijsindex, jaargemiddelde; leeg = nog niet bekend';
comment on column mart.prijspeil.factor is 'Bedrag × factor = bedrag in prijzen van naar_jaar; leeg = nog geen index';
comment on column mart.prijspeil.naar_jaar is 'Het laatste jaar met een index';
comment on column mart.prijspeil.herkomst_id is 'Rij in mart.herkomst';
