"""HTML fragments from templates with autoescape, so that no text can become markup."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

SJABLONEN = Path(__file__).resolve().parent / "sjablonen"


@lru_cache(maxsize=1)
def _omgeving() -> Environment:
    return Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else the disk is asked about every fragment
    )


def maak(sjabloon: str, **velden: object) -> str:
    """The template ``sjabloon`` filled with ``velden``."""
    return _omgeving().get_template(sjabloon).render(**velden)
