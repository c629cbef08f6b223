"""Refresh from CBS: what to fetch (``bronnen.toml``), raw rows on disk, and checked tables made of them."""
