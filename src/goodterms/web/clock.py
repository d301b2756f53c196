"""The time of day, which nobody can set while the program runs.

What was told stays for a length of time, so a clock that is set back or forward may not shorten it: the time of the
machine is read once, at the start, and from then on counted by a clock that only runs.
"""

import time
from datetime import UTC, datetime

from tzlocal import get_localzone


def awake_time() -> float:
    """Give a clock in seconds that nobody can set and that runs on while the machine sleeps."""
    if not hasattr(time, "clock_gettime"):
        return time.monotonic()  # Windows, where it runs on by itself
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


_STARTED = time.time() - awake_time()


def now() -> datetime:
    """Give this moment in the zone of this machine."""
    return datetime.fromtimestamp(_STARTED + awake_time(), UTC).astimezone(get_localzone())
