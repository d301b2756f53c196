"""The time of day, which nobody can set while the program runs.

What was told stays for a length of time, so a clock that is set back or forward may not shorten it: the time of the
machine is read once, at the start, and from then on counted by a clock that only runs.
"""

import time
from contextvars import ContextVar
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tzlocal import get_localzone

from goodterms.companion.bring_in import own_zone


def awake_time() -> float:
    """Give a clock in seconds that nobody can set and that runs on while the machine sleeps."""
    if not hasattr(time, "clock_gettime"):
        return time.monotonic()  # Windows, where it runs on by itself
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


# On a server, the zone of who asks; empty: this machine's own.
ZONE: ContextVar[str] = ContextVar("zone", default="")
_STARTED = time.time() - awake_time()


def now() -> datetime:
    """Give this moment in the zone of who asks."""
    if zone := ZONE.get():  # on a server: its clock is its host's to set, and a node runs for months
        return datetime.now(ZoneInfo(zone))
    return datetime.fromtimestamp(_STARTED + awake_time(), UTC).astimezone(get_localzone())


def zone() -> str:
    """Name the zone of who asks."""
    return ZONE.get() or own_zone()
