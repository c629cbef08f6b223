"""What surveys say: outcomes, own surveys, residents, and answers beside the money."""
