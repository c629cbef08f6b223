"""Rekenbedragen of the Gemeentefonds: the reckoning model of BZK, from workbook or CSV to checked tables."""
