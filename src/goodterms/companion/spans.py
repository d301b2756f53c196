"""Where imports do not meet, so that a silence between them may only be a part that was never brought in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms.companion.phrases import day_phrase
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    Span = tuple[datetime, datetime]

SHORT = timedelta(days=1)
"""Exports that are this near to each other may well meet: nobody writes all day."""


def parted(first: datetime, last: datetime, apart: Iterable[Span]) -> tuple[Span, ...]:
    """Take out of a stretch of time the parts of which nothing is known, each from its last known time to the next."""
    ends = [first, *(time for gap in sorted(apart) for time in gap), last]
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def gaps(spans: Iterable[Span], zone: str, language: str = "en") -> tuple[str, ...]:
    """Say between which days nothing is known, given the first and last time of each import."""
    return tuple(
        say("own.gap", language, last=_day(last, zone, language), first=_day(first, zone, language))
        for last, first in _between(sorted(spans))
    )


def _between(spans: list[Span]) -> list[Span]:
    apart = []
    reached = spans[0][1] if spans else None
    for first, last in spans:
        if reached is not None and first - reached > SHORT:
            apart.append((reached, first))
        reached = max(last, reached or last)
    return apart


def _day(time: datetime, zone: str, language: str) -> str:
    return day_phrase(time.astimezone(ZoneInfo(zone)).date(), language)
