"""A municipality's own figures beside what is published, marked everywhere; never kept for others, never in a sum."""
