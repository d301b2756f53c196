"""When each of the two wrote, on one clock, and what of the past is still felt at each message."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Whole = NDArray[np.int64]

HOURS_OF_DAY = 24
FADED = 1e-17


@dataclass(frozen=True)
class History:
    """The messages of two people on one clock, and which local hour it was when.

    times: hours since the first message, rising, no two the same. who: 0 or 1, one a message. edges: where the local
    hour may change, in hours since the first message, from 0 to the end that is known. hours: the local hour, 0 to 23,
    between each edge and the next.
    """

    times: Numbers
    who: Whole
    edges: Numbers
    hours: Whole

    @property
    def end(self) -> float:
        """Say until when it is known who wrote, in hours since the first message."""
        return float(self.edges[-1])

    @cached_property
    def exposure(self) -> Numbers:
        """Say for how many hours in all it was each hour of the day: shaped (24,)."""
        import numpy as np

        hours = np.bincount(self.hours, weights=np.diff(self.edges), minlength=HOURS_OF_DAY)
        return hours.astype(np.float64)

    @cached_property
    def hour(self) -> Whole:
        """Say the local hour of each message."""
        import numpy as np

        place = np.searchsorted(self.edges, self.times, side="right") - 1
        return self.hours[np.clip(place, 0, len(self.hours) - 1)]

    def felt(self, source: int, rate: float) -> Numbers:
        """Sum at each message what is left of the earlier ones of a source, which fade with a rate an hour.

        The rows are the sums of exp(-x), x exp(-x) and x^2 exp(-x), x the time since each, times the rate: (3, n).
        """
        import numpy as np

        step = rate * np.diff(self.times, prepend=self.times[0])
        fade = np.exp(-step)
        fresh = _shifted((self.who == source).astype(np.float64))
        plain = recur(fade, fade * fresh)
        last = _shifted(plain) + fresh
        once = recur(fade, fade * step * last)
        twice = recur(fade, fade * step * (2 * _shifted(once) + step * last))
        return np.stack([plain, once, twice])

    def drawn(self, source: int, rate: float) -> Numbers:
        """Give how much of what a source draws has come by the end, and its two derivatives by the rate's logarithm."""
        import numpy as np

        left = rate * (self.end - self.times[self.who == source])
        gone = np.exp(-left)
        return np.array([(1 - gone).sum(), (left * gone).sum(), ((left - left**2) * gone).sum()])


def recur(fade: Numbers, fresh: Numbers) -> Numbers:
    """Solve x[k] = fade[k] x[k-1] + fresh[k] from x[-1] = 0 by doubling (Hillis & Steele 1986): log2 n passes."""
    kept, found, shift = fade.copy(), fresh.copy(), 1
    while shift < len(found) and kept[shift:].max() > FADED:
        found[shift:] += kept[shift:] * found[:-shift]
        kept[shift:] *= kept[:-shift]
        shift *= 2
    return found


def _shifted(values: Numbers) -> Numbers:
    import numpy as np

    return np.concatenate([[0.0], values[:-1]])
