"""Measure the share of each one's messages that are pictures, films, files, stickers and the like: see sums.py.

Kinds: media, voice, sticker, location, contact, poll. It never says why.
"""

from __future__ import annotations

from goodterms.reading.sums import share_of

DEFINITION = share_of("media", place=60, hits="media", units="messages", of_both=False, needed=100)
