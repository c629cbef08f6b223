-- Doel: van welke jaren een noemer bekend is, en waar die vandaan komt.
-- Parameters: geen. Eenheid: jaren.
select n.noemer, n.jaar::integer as jaar, any_value(h.titel) as titel, any_value(h.tabel_id) as tabel_id
from mart.noemer n
join mart.herkomst h using (herkomst_id)
group by n.noemer, n.jaar
order by n.noemer, n.jaar
