"""The day that it is for the pages of guests."""

from datetime import UTC, date, datetime


def today() -> date:
    """Give this day; invitations count whole days only."""
    return datetime.now(UTC).date()
