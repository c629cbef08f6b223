"""What pages and reports share: frame, figures, charts, sentences and Dutch formats."""
