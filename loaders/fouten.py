"""The one error a user of the loaders can meet, and why a disk refuses, in Dutch."""

from __future__ import annotations

import errno

_REDENEN = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EACCES: "er zijn geen schrijfrechten",
    errno.EPERM: "er zijn geen schrijfrechten",
    errno.EROFS: "er zijn geen schrijfrechten",
}


class LoaderFout(Exception):
    """A source, reference table or check is wrong; the message is one Dutch sentence.

    The sentence names the file (and row where known) and says what to do about it.
    """


def waarom(fout: OSError) -> str:
    """The reason of a failed write, in Dutch."""
    return _REDENEN.get(fout.errno or 0, f"foutcode {fout.errno}")
