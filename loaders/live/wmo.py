"""CBS 86050NED: clients of the Wmo per 1 000 inhabitants, first half-year."""

from loaders.live.meting import METING, metingen

CONTRACTEN = (METING,)
tabellen = metingen
