"""A static edition of the whole country: a page per municipality that any web server, or a folder on disk, can show."""
