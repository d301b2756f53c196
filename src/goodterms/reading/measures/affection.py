"""Measure the share of each one's texts that have words of affection: see word_shares.py.

It never says what anyone feels.
"""

from __future__ import annotations

from goodterms.reading.word_shares import share_of_texts

DEFINITION = share_of_texts("affection", place=65, hits="affection")
