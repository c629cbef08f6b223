"""The sentence auditor: every sentence a reader gets, proven from the raw figures by another road.

``zinnen`` renders what the pages and the paper say; ``patronen`` is the table of what a sentence can claim and how that
is recomputed; ``feiten`` holds the figures (pandas on data/bron, through ``tests.tweede_weg``); ``lezer`` reads.
A number that no pattern understands is a fault too, so that a new sentence must bring its proof.

``python -m tests.nalezer`` reads everything (``make nalezen``).
"""
