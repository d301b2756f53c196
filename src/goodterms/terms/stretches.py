"""The stretches of time in which a term asked what it asks now, as far as messages are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms.terms.acts import minute_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from goodterms.terms.term import Term


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time from `begin` up to `end` (aware, in the zone)."""

    begin: datetime
    end: datetime

    @property
    def days(self) -> tuple[date, ...]:
        """Name the local days that it touches."""
        first, last = self.begin.date(), (self.end - timedelta(microseconds=1)).date()
        return tuple(first + timedelta(days=step) for step in range((last - first).days + 1))

    @property
    def whole_weeks(self) -> tuple[date, ...]:
        """Name the Mondays of the weeks that lie in it from Monday to Sunday."""
        mondays = (day for day in self.days if day.weekday() == 0)
        return tuple(day for day in mondays if midnight(day, self.begin) >= self.begin and self._holds_week(day))

    def _holds_week(self, monday: date) -> bool:
        return midnight(monday + timedelta(weeks=1), self.begin) <= self.end


def stretches(history: Sequence[Term], span: tuple[datetime, datetime], zone: str) -> tuple[Stretch, ...]:
    """Give the stretches in which a term held and asked what the last version of it that held asks.

    history: its versions, in order of the day; span: of what time the messages tell.
    """
    held = [term for term in history if term.holds(term.on)]
    if not held:
        return ()
    last, local = held[-1], ZoneInfo(zone)
    known = Stretch(span[0].astimezone(local), span[1].astimezone(local) + timedelta(microseconds=1))
    found: list[Stretch] = []
    for number, term in enumerate(history):
        if term.holds(term.on) and term.same_rule_as(last):
            begin = max(_begin(term, local), known.begin)
            end = min(_end(term, history[number + 1 : number + 2], local), known.end)
            if begin < end:
                found.append(Stretch(begin, end))
    return tuple(_joined(found))


def midnight(day: date, like: datetime) -> datetime:
    """Give the local midnight with which a day begins."""
    return datetime.combine(day, time(), like.tzinfo)


def began(term: Term, like: datetime) -> datetime:
    """Give the time from which a term stands so, in the zone of another time."""
    minute = minute_of(term.at) if term.at else 0
    return datetime.combine(term.on, time(minute // 60, minute % 60), like.tzinfo)


def _begin(term: Term, zone: ZoneInfo) -> datetime:
    return began(term, datetime.now(zone))


def _end(term: Term, following: Sequence[Term], zone: ZoneInfo) -> datetime:
    ends = [_begin(each, zone) for each in following]
    if term.until is not None:
        ends.append(datetime.combine(term.until + timedelta(days=1), time(), zone))
    return min(ends, default=datetime.max.replace(tzinfo=zone))


def _joined(found: Sequence[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for each in found:
        if joined and joined[-1].end == each.begin:
            joined[-1] = Stretch(joined[-1].begin, each.end)
        else:
            joined.append(each)
    return joined
