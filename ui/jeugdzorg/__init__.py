"""The page Jeugdzorgtekorten: pick a definition of a deficit, see it everywhere, test it, take it away."""
