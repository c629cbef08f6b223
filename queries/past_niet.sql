-- Doel: de paren die niet meetellen in sommen (anders geboekt of een onmogelijk bedrag), het grootste verschil eerst per jaar en wet.
-- Parameters: geen. Eenheid: lasten × € 1.000; inwoners in aantallen.
select b.jaar::integer as jaar, b.gm_code, g.naam, b.wet, b.begroot_keur, b.besteed_keur, b.afwijking_keur,
    string_agg(s.naam, '; ' order by s.volgorde) as reden, any_value(n.aantal) as inwoners
from mart.begroot_besteed b
join mart.gemeente g using (gm_code)
join (select distinct gm_code, jaar, wet, vlag from mart.vlag where vlag in ('anders_geboekt', 'onmogelijk_bedrag')) v
    on v.gm_code = b.gm_code and v.jaar = b.jaar and v.wet = b.wet
join referentie.vlagsoort s on s.vlag = v.vlag
left join mart.noemer n on n.gm_code = b.gm_code and n.jaar = b.jaar and n.noemer = 'inwoners'
where b.definitie = 'smal' and b.afwijking_keur is not null and not b.vergelijkbaar
group by all
order by 1 desc, b.wet, abs(any_value(b.afwijking_keur)) desc, g.naam
