"""Draws an SVG to pixels in a process of its own: stdin SVG, stdout PNG of at most 700 by 700.

A drawing can ask for more memory or time than there is, and the library then ends the whole process; here that is only
this one.
"""

from __future__ import annotations

import sys

import typst

from loaders.beperkt import begrens

_GEHEUGEN_MB = 2 * 1024
_SECONDEN = 10
_BRON = """#set page(width: 252pt, height: 252pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "contain")"""


def main() -> None:
    """Draw; any failure is an exit code other than 0."""
    begrens(_SECONDEN, _GEHEUGEN_MB)
    svg = sys.stdin.buffer.read().decode("utf-8")
    png = typst.compile(_BRON.encode(), format="png", ppi=200, sys_inputs={"svg": svg})
    if not isinstance(png, bytes):
        raise SystemExit(1)
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main()
