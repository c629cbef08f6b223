-- Doel: landelijke cijfers die anderen publiceerden; overgenomen met bron, niet door ons berekend.
-- Parameters: geen. Eenheid: miljoen euro.
select onderwerp, jaar::integer as jaar, bedrag_mln, wat, bron, let_op from referentie.landelijk_cijfer order by volgorde
