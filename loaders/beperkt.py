"""A process of its own for what a visitor gave: hardly an environment, and limits of the system.

Only the standard library: what starts such a process, and the process itself, need nothing else for it.
"""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def start(
    werker: Path, *argumenten: str, map_: Path | None = None, omgeving: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start the program ``werker`` with pipes for what goes in and what comes out. Raises OSError."""
    # -I: no settings of Python from outside; hardly an environment: nothing to find there
    altijd = {k: os.environ[k] for k in ("SYSTEMROOT", "LD_LIBRARY_PATH") if k in os.environ}
    return subprocess.Popen(
        [sys.executable, "-I", str(werker), *argumenten],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=map_,
        env=altijd | (omgeving or {}),
    )


def ruim_op(proces: subprocess.Popen[bytes]) -> None:
    """End the process, whatever it is doing; harmless when it has ended."""
    proces.kill()
    proces.wait()
    for pijp in (proces.stdin, proces.stdout):
        if pijp is not None:
            with suppress(OSError):  # what was still to be written has nobody to read it
                pijp.close()


def begrens(seconden: int, geheugen_mb: int, **anders: int) -> None:
    """In the process itself: an end, and the limits of the system where it has them. anders: RLIMIT_… by name."""
    # a thread in C, that also ends this process when a library does not let go of Python
    faulthandler.dump_traceback_later(seconden, exit=True)
    try:
        import resource
    except ImportError:  # Windows: only the end
        return
    grenzen = {
        "RLIMIT_AS": geheugen_mb * 1024 * 1024,
        "RLIMIT_CPU": seconden,
        "RLIMIT_FSIZE": 0,  # no file can be written, wherever
        "RLIMIT_CORE": 0,
    }
    for wat, hoeveel in (grenzen | anders).items():
        with suppress(ValueError, OSError):  # macOS does not know all of them
            resource.setrlimit(getattr(resource, wat), (hoeveel, hoeveel))
