"""Own figures of a visitor on the page: given, checked, and shown to that visitor alone."""
