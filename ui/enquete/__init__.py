"""The page Enquête: published outcomes, what residents say, an own survey, and all of it beside the money."""
