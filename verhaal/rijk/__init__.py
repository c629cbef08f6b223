"""Money of the Rijk: what the Gemeentefonds reckons with beside the own choice of the council."""
