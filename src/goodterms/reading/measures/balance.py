"""Measure the share of all messages that each of the two writes: see sums.py.

It never says who cares more.
"""

from __future__ import annotations

from goodterms.reading.sums import share_of

DEFINITION = share_of("balance", place=18, hits="messages", units="messages", of_both=True, needed=100)
