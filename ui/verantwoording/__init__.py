"""The blocks of the page Verantwoording."""
