-- The members of the group of a municipality (van_gm_code), without itself, per law; of comparable municipalities for all
-- at once too ('*'). A group is the name of a kind
-- in referentie.groepsoort, or codes with commas between them (an own choice).
create macro mart.groepsleden(_mij, _groep) as table
select gm_code as van_gm_code, wet, buur_gm_code as gm_code, rang::integer as rang, afstand
from mart.buur
where _groep = 'buren' and _mij in (gm_code, '*')
    and rang <= (select waarde from referentie.drempel where drempel = 'buren_getoond')
union all
select z.gm_code, w.wet, g.gm_code, null, null
from mart.gemeente g
join mart.gemeente z on z.gm_code = _mij and g.gm_code <> _mij
cross join (select unnest(['jeugdwet', 'wmo', 'participatiewet', 'gedeeld']) as wet) w
where case _groep
    when 'buren' then false
    when 'grootte' then g.grootteklasse = z.grootteklasse
    when 'provincie' then g.provincie = z.provincie
    when 'jeugdregio' then g.jeugdregio = z.jeugdregio
    when 'arbeidsmarktregio' then g.arbeidsmarktregio = z.arbeidsmarktregio
    when 'corop' then g.corop = z.corop
    when 'stedelijkheid' then g.stedelijkheid = z.stedelijkheid
    when 'centrumfunctie' then g.centrumfunctie = z.centrumfunctie
    when 'sociale_structuur' then g.sociale_structuur = z.sociale_structuur
    else list_contains(string_split(_groep, ','), g.gm_code)
        or g.gm_code in (
            -- a member that merged since counts as the municipality it is part of now
            select n.gm_code from referentie.groepslid l join mart.gemeentenaam n on n.gm_code_toen = l.gm_code
            where l.groep = _groep
        )
end;
