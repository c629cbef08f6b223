"""The page Geld van het Rijk: the council's own choice beside what the Gemeentefonds reckons with.

The rekenbedrag is never a budget or a norm: the words here say so, and a difference is only worked out from
netto amounts.
"""
