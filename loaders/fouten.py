"""The one error a user of the loaders can meet."""


class LoaderFout(Exception):
    """A source, reference table or check is wrong; the message is one Dutch sentence.

    The sentence names the file (and row where known) and says what to do about it.
    """
