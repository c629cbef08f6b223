-- Doel: de verslagen van gemeenten: bron, stand, hoe volledig, en of de baten per taakveld bekend zijn.
-- Parameters: geen. Eenheid: aantallen gemeenten.
select v.jaar::integer as jaar, v.soort, v.herkomst_id <> 'iv3_taakveld' as ververst, h.tabel_id, h.titel,
    v.gewijzigd_op, v.opgehaald_op, v.omvang, v.gemeenten,
    ((select count(*) from mart.gemeente) - v.gemeenten)::integer as ontbreekt, v.eerste_plaatsing, b.baten_bekend
from mart.verslag v
join mart.herkomst h using (herkomst_id)
join (
    select jaar, soort, bool_and(baten_keur is not null) as baten_bekend
    from mart.taakveld_bedrag where taakveld like '6.%' group by all
) b using (jaar, soort)
order by v.jaar desc, v.soort
