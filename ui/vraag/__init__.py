"""The page Zelf vragen: the question, its answer on screen, and its answer in a file."""
