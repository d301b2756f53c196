"""Measure the share of all words that each of the two writes: see sums.py.

It never says who cares more.
"""

from __future__ import annotations

from goodterms.reading.sums import share_of

DEFINITION = share_of("words", place=19, hits="words", units="words", of_both=True, needed=1000)
