"""Measure the share of each one's texts that say thanks: see word_shares.py.

It never says who is grateful.
"""

from __future__ import annotations

from goodterms.reading.word_shares import share_of_texts

DEFINITION = share_of_texts("thanks", place=63, hits="thanks")
