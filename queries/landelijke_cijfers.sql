-- Doel: landelijke cijfers die anderen publiceerden; overgenomen met bron, niet door ons berekend.
-- Parameters: geen. Eenheid: miljoen euro.
select onderwerp, jaar, bedrag_mln, wat, bron, let_op
from (
    select 1 as deel, volgorde, 'Jeugdzorg' as onderwerp, jaar::integer as jaar, waarde as bedrag_mln, telt as wat, wie || ', ' || bron as bron,
        reden as let_op
    from referentie.anderen where onderdeel = 'jeugdwet' and maat = 'verschil'
    union all
    select 2, volgorde, onderwerp, jaar::integer, bedrag_mln, wat, bron, let_op from referentie.landelijk_cijfer
)
order by deel, volgorde
