"""Limits as words, for every screen."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import can_say, say
from goodterms.limits import (
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
    from collections.abc import Iterable

    from goodterms.limits import Hours, Limit

CHANNELS = ("whatsapp", "telegram", "sms", "imessage", "signal", "messenger", "instagram", "mail")
"""Ways to write that have a name on the screen."""


@singledispatch
def limit_phrase(limit: Limit, language: str = FALLBACK) -> str:
    """Say a limit inside a sentence: `no messages and no calls between 22:00 and 08:00`."""
    raise TypeError(f"{limit!r} has no words in {language}.")


@limit_phrase.register(TextsADay | TextsAWeek | MeetingsAMonth)
def _(limit: TextsADay | TextsAWeek | MeetingsAMonth, language: str = FALLBACK) -> str:
    return say(f"limit.{limit.kind}", language, most=limit.most)


@limit_phrase.register(QuietHours)
def _(limit: QuietHours, language: str = FALLBACK) -> str:
    if any(hours.begin == hours.end for hours in limit.hours):
        return say("limit.all-day", language)
    return say("limit.quiet-hours", language, hours=listed((_hours(each, language) for each in limit.hours), language))


@limit_phrase.register(QuietDays)
def _(limit: QuietDays, language: str = FALLBACK) -> str:
    days = (say(f"weekday.{day}", language) for day in limit.weekdays)
    return say("limit.quiet-days", language, days=listed(days, language))


@limit_phrase.register(NoContact)
def _(limit: NoContact, language: str = FALLBACK) -> str:
    stretches = (
        say("limit.days", language, **{"from": day_phrase(each.begin, language), "to": day_phrase(each.end, language)})
        for each in limit.days
    )
    return say("limit.no-contact", language, days=listed(stretches, language))


@limit_phrase.register(Channels)
def _(limit: Channels, language: str = FALLBACK) -> str:
    if not limit.only:
        return say("limit.channels-none", language)
    return say("limit.channels", language, only=listed((channel_name(each, language) for each in limit.only), language))


@limit_phrase.register(Calls | MeetingIn)
def _(limit: Calls | MeetingIn, language: str = FALLBACK) -> str:
    return say(f"limit.{limit.kind}-{limit.may}", language)


@limit_phrase.register(NotSpokenOf)
def _(limit: NotSpokenOf, language: str = FALLBACK) -> str:
    subjects = (say(f"subject.{each}", language) for each in limit.subjects)
    return say("limit.not-spoken-of", language, subjects=listed(subjects, language))


def channel_name(channel: str, language: str = FALLBACK) -> str:
    """Name a way to write."""
    return say(f"channel.{channel}", language) if can_say(f"channel.{channel}", language) else channel


def listed(parts: Iterable[str], language: str = FALLBACK) -> str:
    """Join parts of a sentence: `Monday, Tuesday and Sunday`."""
    *first, last = parts
    return say("limit.and", language, one=", ".join(first), other=last) if first else last


def first_large(phrase: str) -> str:
    """Begin a line with a phrase."""
    return phrase[:1].upper() + phrase[1:]


def _hours(hours: Hours, language: str) -> str:
    return say("limit.hours", language, **{"from": hours.begin, "to": hours.end})
