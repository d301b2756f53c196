"""Measure the share of the other's bursts that were answered within 24 hours.

The cumulative incidence (see incidence.py) at 24 hours, an answer at the very hour included; `who` is the one who
answers, n the bursts at risk. Wilson's 95 % limits on the n that its variance over days amounts to.
Shown from 30 answered. The change since an event is a difference of shares (Newcombe).
It never concludes interest, punishment or avoidance.
"""

from __future__ import annotations

from datetime import timedelta

from goodterms.reading.followed import share_followed

DEFINITION = share_followed("answered-in-a-day", place=30, within=timedelta(days=1), needed=30)
