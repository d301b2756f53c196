"""Measure the share of each one's texts that have words of criticism: see word_shares.py.

It never says who is right, or what anyone means.
"""

from __future__ import annotations

from goodterms.reading.word_shares import share_of_texts

DEFINITION = share_of_texts("criticism", place=67, hits="criticism")
