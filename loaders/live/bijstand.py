"""CBS 82015NED: number of bijstandsuitkeringen in December; a couple is one uitkering."""

from loaders.live.meting import METING, metingen

CONTRACTEN = (METING,)
tabellen = metingen
