"""Measure the share of each one's messages that are spoken: see sums.py. It never says why."""

from __future__ import annotations

from goodterms.reading.sums import share_of

DEFINITION = share_of("voice", place=62, hits="voice", units="messages", of_both=False, needed=100)
