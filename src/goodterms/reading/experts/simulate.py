"""Write the times of two people from a Hawkes process whose truth is known: the same seed writes the same times.

By its clusters (Hawkes & Oakes 1974, Journal of Applied Probability 11:493-503): unprompted messages come at the level
of the hour, each message draws a Poisson number of others, and these draw more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.experts.history import HOURS_OF_DAY, History

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.reading.experts.history import Numbers, Whole


def simulate(
    seed: int, *, branching: Numbers, half_lives: Numbers, baseline: Numbers, days: int
) -> tuple[Numbers, Whole]:
    """Draw times, in seconds since a local midnight, and who wrote: 0 or 1.

    branching: how many messages one by the row's person draws from the column's: (2, 2), its largest eigenvalue
    below 1.
    half_lives: of what is drawn, in seconds, alike: (2, 2). baseline: unprompted messages an hour, by person and hour
    of the day: (2, 24).
    """
    import numpy as np

    rng, end = np.random.default_rng(seed), days * 86400.0
    times, who = _unprompted(rng, baseline, days)
    all_times, all_who = [times], [who]
    while len(times):
        times, who = _drawn(rng, times, who, branching, half_lives)
        times, who = times[times < end], who[times < end]
        all_times.append(times)
        all_who.append(who)
    found = np.concatenate(all_times)
    order = np.argsort(found, kind="stable")
    return found[order], np.concatenate(all_who)[order]


def clocked(times: Numbers, who: Whole, days: int) -> History:
    """Put simulated times on the clock that they were drawn on; it begins at midnight."""
    import numpy as np

    hours = np.arange(HOURS_OF_DAY * days + 1)
    return History(times / 3600, who, hours.astype(np.float64), hours[:-1] % HOURS_OF_DAY)


def _unprompted(rng: np.random.Generator, baseline: Numbers, days: int) -> tuple[Numbers, Whole]:
    import numpy as np

    numbers = rng.poisson(np.tile(baseline, days))
    hour = np.concatenate([np.repeat(np.arange(HOURS_OF_DAY * days), row) for row in numbers])
    who = np.repeat([0, 1], numbers.sum(axis=1))
    return (hour + rng.random(len(hour))) * 3600, who


def _drawn(
    rng: np.random.Generator, times: Numbers, who: Whole, branching: Numbers, half_lives: Numbers
) -> tuple[Numbers, Whole]:
    import numpy as np

    later: list[Numbers] = []
    by: list[NDArray[np.int64]] = []
    for person in (0, 1):
        parent = np.repeat(np.arange(len(times)), rng.poisson(branching[who, person]))
        later.append(times[parent] + rng.exponential(half_lives[who[parent], person] / np.log(2)))
        by.append(np.full(len(parent), person))
    return np.concatenate(later), np.concatenate(by)
