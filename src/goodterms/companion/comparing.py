"""Read what somebody wants to compare from what was typed: days, hours, channels and kinds."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from goodterms.reading import BadRequest, Comparison, Stretch
from goodterms.reading.stretches import check

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAYS = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*(?:\.\.|…|to)\s*(\d{4}-\d{2}-\d{2})\s*")
_HOURS = re.compile(r"\s*(\d{1,2})(?::00)?\s*[-–]\s*(\d{1,2})(?::00)?\s*")


def comparison_of(
    first: str, second: str, *, channels: Iterable[str] = (), kinds: Iterable[str] = (), hours: str = ""
) -> Comparison:
    """Read a comparison: stretches as `2026-01-01..2026-03-31`, hours as `22-6` (empty: all). Raise BadRequest."""
    asked = Comparison(
        parse_stretch(first), parse_stretch(second), frozenset(channels), frozenset(kinds), parse_hours(hours)
    )
    check(asked)
    return asked


def parse_stretch(written: str) -> Stretch:
    """Read a stretch of days such as `2026-01-01..2026-03-31`."""
    match = _DAYS.fullmatch(written)
    try:
        days = [date.fromisoformat(day) for day in match.groups()] if match else []
    except ValueError:
        days = []
    if not days:
        raise BadRequest(f"The stretch “{written}” cannot be read: write it as 2026-01-01..2026-03-31.")
    return Stretch(*days)


def parse_hours(written: str) -> tuple[int, int] | None:
    """Read hours of the day such as `22-6`; None where nothing was written."""
    if not written.strip():
        return None
    match = _HOURS.fullmatch(written)
    if match is None:
        raise BadRequest(f"The hours “{written}” cannot be read: write them as 22-6.")
    begin, end = (int(hour) % 24 for hour in match.groups())
    return begin, end
