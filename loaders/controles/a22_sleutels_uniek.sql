-- moment: achteraf
-- melding: In {mart} komt dezelfde sleutel vaker voor ({sleutel}). Controleer de bouwstappen en de referentietabellen.
select * from (
    select 'mart.gemeente' as mart, gm_code as sleutel from mart.gemeente group by all having count(*) > 1
    union all select 'mart.taakveld_bedrag', concat_ws(' ', gm_code, jaar, soort, taakveld) from mart.taakveld_bedrag
        group by gm_code, jaar, soort, taakveld having count(*) > 1
    union all select 'mart.gemeentetotaal', concat_ws(' ', gm_code, jaar, soort) from mart.gemeentetotaal
        group by gm_code, jaar, soort having count(*) > 1
    union all select 'mart.wet_bedrag', concat_ws(' ', gm_code, jaar, soort, definitie, wet) from mart.wet_bedrag
        group by gm_code, jaar, soort, definitie, wet having count(*) > 1
    union all select 'mart.begroot_besteed', concat_ws(' ', gm_code, jaar, definitie, wet) from mart.begroot_besteed
        group by gm_code, jaar, definitie, wet having count(*) > 1
    union all select 'mart.noemer', concat_ws(' ', gm_code, jaar, noemer) from mart.noemer
        group by gm_code, jaar, noemer having count(*) > 1
    union all select 'mart.vlag', concat_ws(' ', gm_code, jaar, soort, wet, vlag) from mart.vlag
        group by gm_code, jaar, soort, wet, vlag having count(*) > 1
    union all select 'mart.indicator', concat_ws(' ', gm_code, jaar, indicator_id) from mart.indicator
        group by gm_code, jaar, indicator_id having count(*) > 1
    union all select 'mart.buurkenmerk', concat_ws(' ', gm_code, jaar, variabele) from mart.buurkenmerk
        group by gm_code, jaar, variabele having count(*) > 1
    union all select 'mart.buur', concat_ws(' ', gm_code, wet, buur_gm_code) from mart.buur
        group by gm_code, wet, buur_gm_code having count(*) > 1
    union all select 'mart.vergelijkbedrag', concat_ws(' ', gm_code, jaar, soort, definitie, onderdeel)
        from mart.vergelijkbedrag group by gm_code, jaar, soort, definitie, onderdeel having count(*) > 1
    union all select 'mart.vergelijkhoofd', concat_ws(' ', gm_code, jaar, definitie, wet, maat, kant, noemer)
        from mart.vergelijkhoofd group by gm_code, jaar, definitie, wet, maat, kant, noemer having count(*) > 1
    union all select 'mart.positie', concat_ws(' ', gm_code, jaar, wet, maat, kant) from mart.positie
        group by gm_code, jaar, wet, maat, kant having count(*) > 1
    union all select 'mart.rijksdeel', concat_ws(' ', gm_code, jaar) from mart.rijksdeel
        group by gm_code, jaar having count(*) > 1
    union all select 'mart.herkomst', herkomst_id from mart.herkomst group by herkomst_id having count(*) > 1
    union all select 'mart.aansluiting', toets from mart.aansluiting group by toets having count(*) > 1
) limit 1
