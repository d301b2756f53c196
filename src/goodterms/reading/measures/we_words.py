"""Measure the share of each one's words that are we, us, our and the like: see word_shares.py.

It never concludes closeness: “we” also rises around breakups (Seraj et al. 2021, PNAS 10.1073/pnas.2017154118).
"""

from __future__ import annotations

from goodterms.reading.word_shares import share_of_words

DEFINITION = share_of_words("we-words", place=68, hits="we_words")
