"""The page Vergelijken: places like ours, explained. Position, never ranking: no rank numbers, no scores."""
