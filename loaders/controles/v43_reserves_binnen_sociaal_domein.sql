-- moment: vooraf
-- melding: Taakveld {taakveld} staat in data/referentie/taakveld_wet.csv maar hoort niet bij hoofdtaakveld 6. Reserves en andere taakvelden tellen nooit mee; verwijder de regel.
select taakveld from referentie.taakveld_wet where taakveld not like '6.%' limit 1
