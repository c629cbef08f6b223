"""The printable profile: one content model, drawn as PDF (Typst) and as HTML."""

import logging

# Streamlit warns, in English, when its caches are made without a server; a batch has none and needs none.
logging.getLogger("streamlit.runtime.caching.cache_data_api").addFilter(
    lambda regel: "No runtime found" not in regel.getMessage()
)
