-- Doel: van welke circulaires er rekenbedragen zijn, per uitkeringsjaar, met hun naam en maand.
-- Parameters: geen. Eenheid: geen.
select distinct r.jaar::integer as jaar, r.circulaire, c.naam, c.maand, c.voor_begroting_van::integer as voor_begroting_van
from mart.rekenbedrag r
join referentie.circulaire c using (circulaire)
order by r.jaar, c.maand
