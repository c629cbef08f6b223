"""The printable profile: one content model, drawn as PDF (Typst) and as HTML."""
