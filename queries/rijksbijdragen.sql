-- Doel: rijksbijdragen op hoofdtaakveld 6 (BUIG en specifieke uitkeringen samen) volgens Iv3, per gemeente en verslag.
-- Parameters: $jaar. Eenheid: × € 1.000.
select gm_code, soort, rijk_h6_keur from mart.gemeentetotaal
where jaar = $jaar and rijk_h6_keur is not null
order by gm_code, soort
