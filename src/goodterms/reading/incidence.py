"""Follow bursts until they are answered: the Aalen-Johansen cumulative incidence and its variance.

Aalen & Johansen (1978), Scandinavian Journal of Statistics 5:141-150. The competing event is the author
writing again first; bursts whose follow-up ends first are censored. The variance is the infinitesimal
jackknife. Bursts of one day resemble each other, and days those before them, so their influence is summed by day, and
how much that varies is taken from its slow cosines (see intervals.py); it is never taken smaller than that of
independent bursts. Without censoring it is F(1 - F)/n for independent ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goodterms.reading.intervals import Z, student_limit, waves, wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Whole = NDArray[np.integer[Any]]

OPEN, ANSWERED, WROTE_AGAIN = 0, 1, 2
MICROSECONDS = 1_000_000
# Rounding in the sums must not move the time at which one half is reached.
SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Incidence:
    """The share answered by each time at which anything happened.

    times: microseconds, rising. share: answered by then. low, high: its 95 % limits at each time alone.
    n: bursts at risk. answered: how many were, within the follow-up.
    """

    times: Whole
    share: Numbers
    low: Numbers
    high: Numbers
    n: int
    answered: int

    def at(self, microseconds: int) -> tuple[float, float, float]:
        """Give the share answered by a time, with its limits; bursts answered at that very time count."""
        import numpy as np

        place = int(np.searchsorted(self.times, microseconds, side="right")) - 1
        if place < 0:
            return 0.0, *wilson(0.0, self.n)
        return float(self.share[place]), float(self.low[place]), float(self.high[place])

    def reaches_half(self) -> tuple[float | None, float | None, float | None]:
        """Give the seconds at which the share, its upper and its lower limit first reach one half."""
        return self._crossing(self.share), self._crossing(self.high), self._crossing(self.low)

    def _crossing(self, curve: Numbers) -> float | None:
        reached = (curve >= 0.5 - SLACK).nonzero()[0]
        return float(self.times[reached[0]]) / MICROSECONDS if reached.size else None


def cumulative_incidence(waits: Whole, outcomes: Whole, days: Whole) -> Incidence:
    """Estimate the share answered by each time, from one wait, outcome and day a burst.

    Ties: answers and second bursts at one time share one risk set, and what is censored then is still in it.
    """
    import numpy as np

    n = len(waits)
    times, place = np.unique(waits, return_inverse=True)
    answered = np.bincount(place, weights=outcomes == ANSWERED, minlength=len(times))
    ended = np.bincount(place, weights=outcomes != OPEN, minlength=len(times))
    gone = np.cumsum(np.bincount(place, minlength=len(times)))
    at_risk = n - np.concatenate([[0], gone])[:-1]
    waiting = np.concatenate([[1.0], np.cumprod(1 - ended / at_risk)])[:-1]
    share = np.minimum(np.cumsum(waiting * answered / at_risk), 1.0)  # a sum may be off by a hair
    influence = _Influence(place, outcomes, share, waiting, answered / at_risk, ended / at_risk, at_risk)
    variance = np.maximum(influence.variance(days), influence.independent_variance(n - gone))
    low, high = wilson(share, _effective(share, variance, n))
    return Incidence(times, share, low, high, n, int(answered.sum()))


def _effective(share: Numbers, variance: Numbers, n: int) -> Numbers:
    """Say how many independent bursts would vary as much: never more than there are, nor fewer than one."""
    import numpy as np

    spread = share * (1 - share)
    known = (variance > 0) & (spread > SLACK)
    return np.where(known, np.clip(spread / np.where(known, variance, 1), 1, n), n)


class _Influence:
    """Each burst's influence on the whole curve.

    A burst that left at time x has at every later t the influence own + slope * share(t); one still waiting at t
    has the same influence as all that wait. So the sum of squares over clusters, at all times at once, follows
    from running sums: each departure changes the sums of its own cluster alone.
    """

    def __init__(
        self,
        place: Whole,
        outcomes: Whole,
        share: Numbers,
        waiting: Numbers,
        answer_hazard: Numbers,
        hazard: Numbers,
        at_risk: Whole,
    ) -> None:
        import numpy as np

        weight = np.divide(1, (1 - hazard) * at_risk, out=np.zeros_like(hazard), where=hazard < 1)
        answered, ended = outcomes == ANSWERED, outcomes != OPEN
        steady = np.cumsum(waiting * answer_hazard / at_risk) + np.cumsum(share * hazard * weight)
        rise = np.cumsum(hazard * weight)
        self.place, self.share = place, share
        self.own = answered * (waiting / at_risk)[place] + ended * (share * weight)[place] - steady[place]
        self.slope = rise[place] - ended * weight[place]
        self.still = share * rise - steady

    def independent_variance(self, left: Whole) -> Numbers:
        """Sum the squared influence of single bursts at each time; `left` is how many wait beyond it."""
        own, slope = self.own, self.slope
        aa, ab, bb = (self._over_time(change, self.place) for change in (own**2, own * slope, slope**2))
        return aa + 2 * self.share * ab + self.share**2 * bb + self.still**2 * left

    def variance(self, days: Whole) -> Numbers:
        """Take the variance over days at each time, widened as Student's limit is; 0 where there is but one day."""
        import numpy as np

        day = np.unique(days, return_inverse=True)[1]
        count = int(day.max(initial=-1)) + 1
        if count < 2:
            return np.zeros(len(self.share))
        slow = waves(count)
        total = np.zeros(len(self.share))
        for wave in slow:
            weight = wave[day]
            gone, own, slope = (self._over_time(weight * by, self.place) for by in (1.0, self.own, self.slope))
            total += (own + self.share * slope + self.still * (weight.sum() - gone)) ** 2
        variance: Numbers = total / len(slow) * (student_limit(len(slow)) / Z) ** 2
        return variance

    def _over_time(self, change: Numbers, place: Whole) -> Numbers:
        import numpy as np

        return np.cumsum(np.bincount(place, weights=change, minlength=len(self.share)), dtype=np.float64)
