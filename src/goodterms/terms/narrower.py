"""The narrower of two limits: what leaves room only for what both leave room for."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce, singledispatch
from itertools import groupby
from typing import TYPE_CHECKING

from goodterms.limits import (
    CALLING,
    COMPANY,
    KINDS,
    SUBJECTS,
    WEEKDAYS,
    Calls,
    Channels,
    Days,
    Hours,
    MeetingIn,
    MeetingsAMonth,
    NoContact,
    NotSpokenOf,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)
from goodterms.terms.acts import DAY, minute_of, minutes_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goodterms.limits import Limit


def narrowest(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """Give one limit for each kind that is there, the narrowest of all of that kind, whatever their order."""
    kinds = groupby(sorted(limits, key=lambda limit: KINDS.index(limit.kind)), key=lambda limit: limit.kind)
    return tuple(reduce(narrower, of_kind, narrower(first, first)) for _, (first, *of_kind) in kinds)


def narrower(one: Limit, other: Limit) -> Limit:
    """Give what holds where two limits of one kind hold: the narrower, or, where they differ, both together.

    A limit beside itself is written in one way: hours and days are joined where they touch.
    """
    if one.kind != other.kind:
        raise ValueError(f"{one.kind} and {other.kind} are limits of two kinds; both hold.")
    return _both(one, other)


@singledispatch
def _both(one: Limit, other: Limit) -> Limit:
    raise TypeError(f"{one!r} is no limit like {other!r}.")


@_both.register(TextsADay)
def _(one: TextsADay, other: TextsADay) -> Limit:
    return TextsADay(min(one.most, other.most))


@_both.register(TextsAWeek)
def _(one: TextsAWeek, other: TextsAWeek) -> Limit:
    return TextsAWeek(min(one.most, other.most))


@_both.register(MeetingsAMonth)
def _(one: MeetingsAMonth, other: MeetingsAMonth) -> Limit:
    return MeetingsAMonth(min(one.most, other.most))


@_both.register(QuietHours)
def _(one: QuietHours, other: QuietHours) -> Limit:
    return QuietHours(tuple(_joined_hours((*one.hours, *other.hours))))


@_both.register(QuietDays)
def _(one: QuietDays, other: QuietDays) -> Limit:
    return QuietDays(tuple(day for day in WEEKDAYS if day in {*one.weekdays, *other.weekdays}))


@_both.register(NoContact)
def _(one: NoContact, other: NoContact) -> Limit:
    return NoContact(tuple(_joined_days((*one.days, *other.days))))


@_both.register(Channels)
def _(one: Channels, other: Channels) -> Limit:
    return Channels(tuple(sorted({*one.only} & {*other.only})))


@_both.register(Calls)
def _(one: Calls, other: Calls) -> Limit:
    return Calls(min(one.may, other.may, key=CALLING.index))


@_both.register(MeetingIn)
def _(one: MeetingIn, other: MeetingIn) -> Limit:
    return MeetingIn(min(one.may, other.may, key=COMPANY.index))


@_both.register(NotSpokenOf)
def _(one: NotSpokenOf, other: NotSpokenOf) -> Limit:
    return NotSpokenOf(tuple(each for each in SUBJECTS if each in {*one.subjects, *other.subjects}))


def _joined_hours(hours: Iterable[Hours]) -> Iterator[Hours]:
    """Join hours that overlap or touch, round the clock, the earliest beginning first."""
    lengths = [(minute_of(each.begin), minutes_in(each)) for each in hours]
    quiet = {minute % DAY for begin, length in lengths for minute in range(begin, begin + length)}
    if len(quiet) == DAY:
        yield Hours("00:00", "00:00")
        return
    for begin in sorted(minute for minute in quiet if (minute - 1) % DAY not in quiet):
        end = next(minute for minute in range(begin, begin + DAY) if minute % DAY not in quiet)
        yield Hours(_clock(begin), _clock(end))


def _joined_days(days: Iterable[Days]) -> Iterator[Days]:
    """Join days that overlap or follow each other."""
    rest = sorted(days, key=lambda each: (each.begin, each.end))
    current = rest[0]
    for each in rest[1:]:
        if each.begin <= current.end + timedelta(days=1):
            current = Days(current.begin, max(current.end, each.end))
        else:
            yield current
            current = each
    yield current


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}"
