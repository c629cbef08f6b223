"""What is loaded at start lives as long as the server: the collector of memory need not look at it again and again.

Streamlit's own full collection after every run is switched off (``runner.postScriptGC``); Python's ordinary
collection goes on, and what it has to look at stays small.
"""

from __future__ import annotations

import gc

gc.collect()
gc.freeze()
