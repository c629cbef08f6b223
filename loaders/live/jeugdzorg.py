"""CBS 85098NED and 85099NED: youths with youth care, whole years; in % of youths (85098NED) or numbers (85099NED)."""

from loaders.live.meting import METING, metingen

CONTRACTEN = (METING,)
tabellen = metingen
