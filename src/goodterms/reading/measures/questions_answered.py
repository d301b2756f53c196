"""Measure the share of the other's questions that were followed by an answer within 24 hours.

As answered-in-a-day, over those bursts alone in which something ends in a question mark: the words are not read, so
whether the answer answers the question is not known. `who` is the one who answers. Shown from 30 answered.
It never concludes interest or avoidance.
"""

from __future__ import annotations

from datetime import timedelta

from goodterms.reading.followed import share_followed

DEFINITION = share_followed("questions-answered", place=56, within=timedelta(days=1), needed=30, questions=True)
