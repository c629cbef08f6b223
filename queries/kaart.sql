-- Doel: de grenzen van de gemeenten als TopoJSON (laag gemeenten, id = gm_code); geen rij = geen kaart in deze versie.
-- Parameters: geen. Eenheid: meters in het Rijksdriehoekstelsel (RD).
select topojson from mart.kaart
