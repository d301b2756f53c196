"""Limits and acts, drawn at random."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from goodterms.limits import (
    CALLING,
    COMPANY,
    SUBJECTS,
    WEEKDAYS,
    Calls,
    Channels,
    Days,
    Hours,
    Limit,
    MeetingIn,
    MeetingsAMonth,
    NoContact,
    NotSpokenOf,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)
from goodterms.terms import Act

APPS = ("whatsapp", "sms", "mail")
FIRST = date(2026, 3, 1)

clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 1, 30, 59]))
dates = st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days))
many = st.integers(0, 6)


def some(words: tuple[str, ...], least: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), min_size=least, unique=True).map(tuple)


def days(one: date, other: date) -> Days:
    return Days(min(one, other), max(one, other))


hours = st.lists(st.builds(Hours, clocks, clocks), min_size=1, max_size=3).map(tuple)
of_each_kind: dict[str, st.SearchStrategy[Limit]] = {
    "texts-a-day": many.map(TextsADay),
    "texts-a-week": many.map(TextsAWeek),
    "quiet-hours": hours.map(QuietHours),
    "quiet-days": some(WEEKDAYS).map(QuietDays),  # type: ignore[arg-type]
    "no-contact": st.lists(st.builds(days, dates, dates), min_size=1, max_size=3).map(tuple).map(NoContact),
    "channels": some(APPS, least=0).map(Channels),
    "calls": st.sampled_from(CALLING).map(Calls),
    "meetings-a-month": many.map(MeetingsAMonth),
    "meeting-in": st.sampled_from(COMPANY).map(MeetingIn),
    "not-spoken-of": some(SUBJECTS).map(NotSpokenOf),  # type: ignore[arg-type]
}
limits = st.one_of(*of_each_kind.values())
acts = st.builds(
    Act,
    kind=st.sampled_from(["text", "call", "meeting"]),
    at=st.datetimes(datetime(2026, 2, 25), datetime(2026, 4, 15)),  # noqa: DTZ001
    today=many,
    this_week=many,
    this_month=many,
    channel=st.sampled_from(APPS),
    asked=st.booleans(),
    alone=st.booleans(),
    subjects=st.frozensets(st.sampled_from(SUBJECTS)),
)
