"""Measure the share of each one's texts that apologise: see word_shares.py.

It never says who regrets anything, or whose fault something was.
"""

from __future__ import annotations

from goodterms.reading.word_shares import share_of_texts

DEFINITION = share_of_texts("apologies", place=64, hits="apology")
