"""Measure how often each of the two writes again before the other has answered.

Of one's own bursts, the cumulative incidence (see incidence.py) of writing again first within 7 days; the other's
answer is the competing event, and the export's end censors. `who` is the one who writes again, n the bursts at risk.
Wilson's 95 % limits on the n that its variance over days amounts to. Shown from 30 bursts. The change since an event is
a difference of shares (Newcombe). It never says that anyone is ignored or clings.
"""

from __future__ import annotations

from goodterms.reading.followed import share_followed
from goodterms.reading.incidence import WROTE_AGAIN
from goodterms.reading.timeline import FOLLOW_UP

DEFINITION = share_followed("writes-again", place=34, within=FOLLOW_UP, needed=30, event=WROTE_AGAIN)
