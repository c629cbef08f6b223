"""What a spreadsheet calls its columns."""

from __future__ import annotations


def letter(plek: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA: the name a spreadsheet gives a column."""
    return (letter(plek // 26 - 1) if plek >= 26 else "") + chr(ord("A") + plek % 26)
