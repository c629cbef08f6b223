"""Sentences of the screen on paper: what asks for a click is left out."""

from __future__ import annotations

import re

# On paper there is nothing to choose. The screen ends such sentences with an instruction of its own.
_OPDRACHT = re.compile(r"\s*\b(?:Kies|Klik)\b[^.]*(?:\.|$)")


def voor_papier(tekst: str) -> str:
    """The text without sentences that tell the reader to choose or click something."""
    return _OPDRACHT.sub("", tekst).strip()


def alle_voor_papier(zinnen: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The sentences that are left, each once."""
    return tuple(dict.fromkeys(z for zin in zinnen if (z := voor_papier(zin))))
