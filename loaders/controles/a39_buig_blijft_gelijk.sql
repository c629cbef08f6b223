-- moment: achteraf
-- melding: Door het terugrekenen verandert het BUIG-budget van {jaar} ({stand}): vooraf {voor}, achteraf {na} (× € 1.000). Controleer data/referentie/herindelingen.csv.
with bedrag as (select jaar, stand, sum(totaal_keur) as bedrag from bron.buig group by all),
-- what belongs to a municipality of today of which another part is missing: it has no figure, and is known to be left out
weg as (
    select o.jaar, o.stand, sum(b.totaal_keur * o.aandeel) as bedrag
    from bron.buig b
    join kern.buig_overgang o on o.jaar = b.jaar and o.stand = b.stand and o.gm_code_toen = b.gm_code
    where not exists (
            select 1 from mart.buig m where m.jaar = o.jaar and m.stand = o.stand and m.gm_code = o.gm_code)
        and exists (
            select 1 from kern.buig_overgang p
            where p.jaar = o.jaar and p.stand = o.stand and p.gm_code = o.gm_code and not p.aanwezig)
    group by all
),
na as (select jaar, stand, sum(totaal_keur) as bedrag from mart.buig group by all)
select v.jaar, v.stand, v.bedrag - coalesce(w.bedrag, 0) as voor, coalesce(n.bedrag, 0) as na
from bedrag v
left join weg w using (jaar, stand)
left join na n using (jaar, stand)
where abs(v.bedrag - coalesce(w.bedrag, 0) - coalesce(n.bedrag, 0)) > 0.01
limit 1
