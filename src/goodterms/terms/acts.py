"""What a limit means for one thing that somebody does: a message, a call, a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING, Literal

from goodterms.limits import (
    WEEKDAYS,
    Calls,
    Channels,
    MeetingIn,
    MeetingsAMonth,
    NoContact,
    NotSpokenOf,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)

if TYPE_CHECKING:
    from datetime import datetime

    from goodterms.limits import Hours, Limit, Subject

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Act:
    """Something that one person does at a local time, and how much of the kind there was before it.

    today, this_week: messages of the same person on that day and in that week, Monday to Sunday, before it;
    this_month: meetings in that month. channel: by which a message goes, where that is known. asked: a call was asked
    for in writing. alone: a meeting of the two alone. subjects: what it speaks of.
    """

    kind: Literal["text", "call", "meeting"]
    at: datetime
    today: int = 0
    this_week: int = 0
    this_month: int = 0
    channel: str | None = None
    asked: bool = False
    alone: bool = False
    subjects: frozenset[Subject] = frozenset()


@singledispatch
def allows(limit: Limit, act: Act) -> bool:
    """Tell whether a limit leaves room for something."""
    raise TypeError(f"{limit!r} is no limit that can be computed for {act.kind}.")


@allows.register(TextsADay)
def _(limit: TextsADay, act: Act) -> bool:
    return act.kind != "text" or act.today < limit.most


@allows.register(TextsAWeek)
def _(limit: TextsAWeek, act: Act) -> bool:
    return act.kind != "text" or act.this_week < limit.most


@allows.register(QuietHours)
def _(limit: QuietHours, act: Act) -> bool:
    return act.kind == "meeting" or not any(holds_at(hours, act.at) for hours in limit.hours)


@allows.register(QuietDays)
def _(limit: QuietDays, act: Act) -> bool:
    return act.kind == "meeting" or WEEKDAYS[act.at.weekday()] not in limit.weekdays


@allows.register(NoContact)
def _(limit: NoContact, act: Act) -> bool:
    return not any(days.begin <= act.at.date() <= days.end for days in limit.days)


@allows.register(Channels)
def _(limit: Channels, act: Act) -> bool:
    if act.kind != "text":
        return True
    return bool(limit.only) if act.channel is None else act.channel in limit.only


@allows.register(Calls)
def _(limit: Calls, act: Act) -> bool:
    return act.kind != "call" or limit.may == "yes" or (limit.may == "ask-first" and act.asked)


@allows.register(MeetingsAMonth)
def _(limit: MeetingsAMonth, act: Act) -> bool:
    return act.kind != "meeting" or act.this_month < limit.most


@allows.register(MeetingIn)
def _(limit: MeetingIn, act: Act) -> bool:
    return act.kind != "meeting" or limit.may == "alone" or not act.alone


@allows.register(NotSpokenOf)
def _(limit: NotSpokenOf, act: Act) -> bool:
    return act.subjects.isdisjoint(limit.subjects)


def minute_of(clock: str) -> int:
    """Give the minute of the day of a time such as 21:30."""
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def holds_at(hours: Hours, at: datetime) -> bool:
    """Tell whether a local time lies in some hours of the day."""
    begin, length = minute_of(hours.begin), minutes_in(hours)
    return (at.hour * 60 + at.minute - begin) % DAY < length


def minutes_in(hours: Hours) -> int:
    """Count the minutes of some hours; all day where both ends are the same."""
    return (minute_of(hours.end) - minute_of(hours.begin)) % DAY or DAY
