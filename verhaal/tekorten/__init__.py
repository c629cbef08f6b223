"""Deficits under a stated definition: sums, words, figures, regression, volume and price."""
