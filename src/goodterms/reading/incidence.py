"""Follow bursts until they are answered: the Aalen-Johansen cumulative incidence and its variance.

Aalen & Johansen (1978), Scandinavian Journal of Statistics 5:141-150. The competing event is the author
writing again first; bursts whose follow-up ends first are censored. The variance is the infinitesimal
jackknife, summed over clusters (local days), for bursts of one day resemble each other; it is never taken
smaller than that of independent bursts. Without censoring it is F(1 - F)/n for independent ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goodterms.reading.intervals import wilson

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


def cumulative_incidence(waits: Whole, outcomes: Whole, clusters: Whole) -> Incidence:
    """Estimate the share answered by each time, from one wait, outcome and cluster a burst.

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
    variance = np.maximum(influence.variance(clusters), influence.independent_variance(n - gone))
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

    def variance(self, clusters: Whole) -> Numbers:
        """Sum the squared influence of clusters at each time, with the usual correction for few clusters."""
        import numpy as np

        cluster = np.unique(clusters, return_inverse=True)[1]
        count = int(cluster.max(initial=-1)) + 1
        order = np.lexsort((self.place, cluster))
        own, slope, group = self.own[order], self.slope[order], cluster[order]
        starts = np.searchsorted(group, np.arange(count))
        sizes = np.bincount(group, minlength=count)
        left = sizes[group] - (np.arange(len(group)) - starts[group])
        a, b = _before(own, starts, sizes), _before(slope, starts, sizes)
        # What the sums over clusters of (own)², own·slope, slope², left·own, left·slope and left² grow by when a
        # burst leaves one; a, b and left are that cluster's own sums just before.
        changes = (
            own * (2 * a + own),
            a * slope + own * (b + slope),
            slope * (2 * b + slope),
            left * own - a - own,
            left * slope - b - slope,
            1.0 - 2 * left,
        )
        aa, ab, bb, ma, mb, mm = (self._over_time(change, self.place[order]) for change in changes)
        mm += float((sizes**2).sum())
        share, still = self.share, self.still
        total = aa + 2 * share * ab + share**2 * bb + 2 * still * (ma + share * mb) + still**2 * mm
        correction = count / (count - 1) if count > 1 else 1.0
        return np.maximum(total, 0) * correction

    def _over_time(self, change: Numbers, place: Whole) -> Numbers:
        import numpy as np

        return np.cumsum(np.bincount(place, weights=change, minlength=len(self.share)), dtype=np.float64)


def _before(values: Numbers, starts: Whole, sizes: Whole) -> Numbers:
    """Sum what came before within each cluster; the values are grouped by cluster."""
    import numpy as np

    running = np.cumsum(values) - values
    return running - np.repeat(running[starts], sizes)
