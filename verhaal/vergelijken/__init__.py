"""One municipality beside others: group, position, years, map, scatter."""
