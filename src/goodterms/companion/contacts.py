"""Being in touch, held against what two people settled, and as words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import singledispatch
from typing import TYPE_CHECKING

import polars as pl

from goodterms.companion.limit_phrases import first_large, limit_phrase
from goodterms.companion.phrases import day_phrase
from goodterms.companion.term_words import named
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.limits import (
    WEEKDAYS,
    Calls,
    MeetingsAMonth,
    NoContact,
    NotSpokenOf,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)
from goodterms.progress import meetings_beside
from goodterms.terms import MEETINGS, Act, crossed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from goodterms.limits import Limit
    from goodterms.progress.contact import Contact, Noted
    from goodterms.terms import Agreement, Held, Term

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Crossed:
    """A limit that leaves no room for something planned. why: it, with where it comes from; instead: what to do."""

    kind: str
    why: str
    instead: str


def _nothing(_begins: datetime) -> tuple[int, int]:
    return 0, 0


def crossed_by(
    one: Contact,
    agreement: Agreement,
    others: Iterable[Contact],
    texts: Callable[[datetime], tuple[int, int]] = _nothing,
    language: str = FALLBACK,
    *,
    may_talk: bool = True,
) -> tuple[Crossed, ...]:
    """Find the limits that hold for me and leave no room for what is planned, at any minute that it goes.

    others: what else is noted and planned. texts: counts my messages of a day and of its week up to a local time, as
    far as they are known; only asked where a limit asks for them. may_talk: that a limit may be talked about is said.
    """
    counted = any(isinstance(held.limit, TextsADay | TextsAWeek) for held in agreement.held(one.on))
    today, this_week = texts(one.begins) if one.what == "text" and counted else (0, 0)
    act = Act(
        "meeting" if one.is_meeting else "call" if one.what == "call" else "text",
        one.begins,
        today=today,
        this_week=this_week,
        this_month=meetings_beside(others, one),
        asked=one.asked,
        alone=one.company == "alone",
    )
    found: dict[str, Crossed] = {}
    for at in _minutes(one):
        for held in crossed(agreement, replace(act, at=at)):
            if held.limit.kind not in found:
                found[held.limit.kind] = _crossed(held, replace(act, at=at), language, may_talk=may_talk)
    return tuple(found.values())


def left_out(agreement: Agreement, on: date, language: str = FALLBACK) -> tuple[str, ...]:
    """Say what is not spoken of on a day, as it was settled."""
    held = (each.limit for each in agreement.held(on) if isinstance(each.limit, NotSpokenOf))
    return tuple(first_large(limit_phrase(limit, language)) for limit in held)


def met(contacts: Iterable[Contact]) -> pl.DataFrame | None:
    """Lay the meetings that were noted out, as goodterms.terms counts them; None where there are none."""
    found = [
        (each.begins, None if each.company is None else each.company == "alone")
        for each in contacts
        if each.is_meeting and each.state == "happened"
    ]
    return pl.DataFrame(found, schema=MEETINGS, orient="row") if found else None


def contact_phrase(one: Contact, language: str = FALLBACK) -> str:
    """Name being in touch once, at the start of a line: `A coffee, on Sunday, 3 March 2026 at 17:00`."""
    day = say(f"weekday.{WEEKDAYS[one.on.weekday()]}", language)
    return say(
        f"contact.line{'-at' if one.at else ''}",
        language,
        what=say(f"contact-what.{one.what}", language),
        weekday=day,
        day=day_phrase(one.on, language),
        time=one.at or "",
    )


def length_phrase(minutes: int, language: str = FALLBACK) -> str:
    """Say how long something goes: `an hour and a half`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("contact-length.minutes", language, minutes=rest)
    return say("contact-length.hours-and" if rest else "contact-length.hours", language, hours=hours, minutes=rest)


def noted_phrases(noted: Noted, language: str = FALLBACK) -> tuple[str, ...]:
    """Say how many meetings and calls were noted, and what that rests on."""
    first = {"first": day_phrase(noted.first, language), "since": day_phrase(noted.since, language)}
    counts = say("noted.counts", language, meetings=noted.meetings, calls=noted.calls)
    return counts, say("noted.short" if noted.first > noted.since else "noted.since", language, **first)


def _minutes(one: Contact) -> Iterator[datetime]:
    """Walk the minutes that it goes; the one in which it begins, where it is not known how long."""
    return (one.begins + step * MINUTE for step in range(max(one.minutes or 1, 1)))


def _crossed(held: Held, act: Act, language: str, *, may_talk: bool) -> Crossed:
    why = " ".join(filter(None, (first_large(_named(held.deciding, language)), _why(held.limit, act, language))))
    talk = may_talk and not isinstance(held.limit, NoContact)
    instead = " ".join([_instead(held.limit, language), *([say("against.talk", language)] if talk else [])])
    return Crossed(held.limit.kind, why, instead)


def _named(terms: Sequence[Term], language: str) -> str:
    return " ".join(named(term, language) for term in terms)


@singledispatch
def _why(_limit: Limit, _act: Act, _language: str) -> str:
    return ""


@_why.register(QuietHours)
def _(_limit: QuietHours, act: Act, language: str) -> str:
    return say("contact-against.quiet-hours", language, time=f"{act.at:%H:%M}")


@_why.register(QuietDays)
def _(_limit: QuietDays, act: Act, language: str) -> str:
    return say("contact-against.quiet-days", language, day=say(f"weekday.{WEEKDAYS[act.at.weekday()]}", language))


@_why.register(NoContact)
def _(limit: NoContact, act: Act, language: str) -> str:
    end = next(days.end for days in limit.days if days.begin <= act.at.date() <= days.end)
    return say("contact-against.no-contact", language, day=day_phrase(end, language))


@_why.register(TextsADay)
def _(_limit: TextsADay, act: Act, language: str) -> str:
    return say("contact-against.texts-a-day", language, count=act.today + 1)


@_why.register(TextsAWeek)
def _(_limit: TextsAWeek, act: Act, language: str) -> str:
    return say("contact-against.texts-a-week", language, count=act.this_week + 1)


@_why.register(MeetingsAMonth)
def _(_limit: MeetingsAMonth, act: Act, language: str) -> str:
    return say("contact-against.meetings-a-month", language, count=act.this_month + 1)


def _instead(limit: Limit, language: str) -> str:
    if isinstance(limit, Calls):
        return say(f"contact-instead.calls-{limit.may}", language)
    if isinstance(limit, TextsADay | TextsAWeek | MeetingsAMonth) and not limit.most:
        return say("contact-instead.none-at-all", language)
    return say(f"contact-instead.{limit.kind}", language)
