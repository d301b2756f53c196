"""The likelihood of one person's messages, given when both wrote: a Hawkes process with exponential kernels.

Hawkes (1971), Biometrika 58:83-90; Halpin & De Boeck (2013), Psychometrika 78:793-814. The intensity is a level for the
local hour plus, for each earlier message of either, branching x rate x exp(-rate x time since). Parameters in one row:
levels an hour of the hours in which the person wrote, the branching of messages by 0 and by 1, the logarithm of their
rates (an hour). In hours in which the person never wrote, the likeliest level is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.reading.experts.history import History, Numbers


class Slope(NamedTuple):
    """A log-likelihood with its gradient, shaped (k,), and its curvature, shaped (k, k)."""

    value: float
    gradient: Numbers
    curvature: Numbers


@dataclass(frozen=True)
class Likelihood:
    """The likelihood of one person's messages. own: which messages are theirs. place: whose level each of these has."""

    history: History
    person: int
    own: NDArray[np.bool_]
    hours: NDArray[np.int64]
    place: NDArray[np.int64]

    @classmethod
    def of(cls, history: History, person: int) -> Likelihood:
        """Prepare the likelihood of one of the two."""
        import numpy as np

        own = history.who == person
        hours, place = np.unique(history.hour[own], return_inverse=True)
        return cls(history, person, own, hours, place)

    @property
    def levels(self) -> int:
        """Say how many of the parameters are levels of an hour."""
        return len(self.hours)

    def at(self, parameters: Numbers) -> Slope:
        """Reckon log-likelihood, gradient and curvature at parameters."""
        import numpy as np

        n, rate = parameters[-4:-2], np.exp(parameters[-2:])
        felt = [self.history.felt(source, rate[source])[:, self.own] for source in (0, 1)]
        kernel = [rate[source] * felt[source][0] for source in (0, 1)]
        first = [rate[source] * (felt[source][0] - felt[source][1]) for source in (0, 1)]
        second = [rate[source] * (felt[source][0] - 3 * felt[source][1] + felt[source][2]) for source in (0, 1)]
        drawn = np.stack([self.history.drawn(source, rate[source]) for source in (0, 1)])
        intensity = parameters[self.place] + n[0] * kernel[0] + n[1] * kernel[1]
        weight = 1 / intensity
        exposure = self.history.exposure[self.hours]
        value = np.log(intensity).sum() - parameters[: self.levels] @ exposure - n @ drawn[:, 0]
        by = np.stack([*kernel, n[0] * first[0], n[1] * first[1]])  # the intensity's own derivatives
        sums = np.bincount(self.place, weights=weight, minlength=self.levels)
        gradient = np.concatenate([sums - exposure, by @ weight - np.concatenate([drawn[:, 0], n * drawn[:, 1]])])
        curvature = self._bent(weight, by)
        for source in (0, 1):
            pull, bend = first[source] @ weight - drawn[source, 1], second[source] @ weight - drawn[source, 2]
            branching, speed = self.levels + source, self.levels + 2 + source
            curvature[branching, speed] += pull
            curvature[speed, branching] += pull
            curvature[speed, speed] += n[source] * bend
        return Slope(float(value), gradient, curvature)

    def _bent(self, weight: Numbers, by: Numbers) -> Numbers:
        """Sum minus the products of the logarithm's derivatives over all messages of the person."""
        import numpy as np

        found = np.zeros((self.levels + 4, self.levels + 4))
        square = weight**2
        diagonal = np.arange(self.levels)
        found[diagonal, diagonal] = -np.bincount(self.place, weights=square, minlength=self.levels)
        for row in range(4):
            cross = -np.bincount(self.place, weights=square * by[row], minlength=self.levels)
            found[: self.levels, self.levels + row] = found[self.levels + row, : self.levels] = cross
        found[self.levels :, self.levels :] = -(by * square) @ by.T
        return found
