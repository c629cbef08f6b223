"""Counting answers: shares, margins, weights."""
