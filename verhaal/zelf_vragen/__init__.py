"""The answer to an own question in SQL: as table and as file."""
