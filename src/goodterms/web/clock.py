"""The time of day, as the person's own clock shows it."""

from datetime import datetime

from tzlocal import get_localzone


def now() -> datetime:
    """Give this moment in the zone of this machine."""
    return datetime.now(get_localzone())
