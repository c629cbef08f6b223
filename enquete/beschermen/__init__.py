"""What may be shown of a count, so that nobody is recognised."""
