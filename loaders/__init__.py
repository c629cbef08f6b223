"""From source figures to a checked DuckDB file: source -> checked table -> marts.

Each source has one module that turns its figures into one or more tables with a
written contract. ``bouw`` reads those tables, makes the marts with the SQL files in
``loaders/sql`` and refuses to publish a database that fails a check in
``loaders/controles``.
"""
