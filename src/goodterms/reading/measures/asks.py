"""Measure the share of each one's texts that ask something: see sums.py.

A text asks where a sentence in it ends in a question mark. It never says who is interested.
"""

from __future__ import annotations

from goodterms.reading.sums import share_of

DEFINITION = share_of("asks", place=54, hits="questions", units="texts", of_both=False, needed=100)
