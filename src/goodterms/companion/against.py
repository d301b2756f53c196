"""A draft held against what two people settled: by its words, and by when and how often it would go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, singledispatch
from typing import TYPE_CHECKING

from goodterms.companion.limit_phrases import first_large
from goodterms.companion.phrases import day_phrase
from goodterms.companion.term_words import named
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.limits import (
    KINDS,
    WEEKDAYS,
    Calls,
    MeetingIn,
    MeetingsAMonth,
    NoContact,
    NotSpokenOf,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)
from goodterms.terms import DAY, Act, Agreement, began, crossed, holds_at, over_since, texts_since
from goodterms.words import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

    from goodterms.content.rules import Settled
    from goodterms.limits import Limit, Subject
    from goodterms.terms import Held

AGAINST = "against-terms"
OF: dict[Subject, Settled] = {
    "new-people": "not-of-new-people",
    "the-past": "not-of-the-past",
    "getting-back": "not-of-getting-back",
    "feelings": "not-of-feelings",
}


def _unknown() -> None:
    return None


@dataclass(frozen=True)
class Sending:
    """When a draft would go out, and what went out before.

    now: the local time, with its ZoneInfo. load: gives messages or features of the two since this Monday at least, as
    far as they are known; only where a limit asks for them. later: when messages were sent of which these do not tell
    (local, aware). channel: by which it would go, where that is known.
    """

    now: datetime
    load: Callable[[], pl.DataFrame | None] = _unknown
    later: tuple[datetime, ...] = ()
    channel: str | None = None

    @cached_property
    def rows(self) -> pl.DataFrame | None:
        """Load them, once."""
        return self.load()

    @property
    def monday(self) -> datetime:
        """Give the beginning of this week."""
        return self.midnight - timedelta(days=self.now.weekday())

    @property
    def midnight(self) -> datetime:
        """Give the beginning of this day."""
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0)

    def sent_since(self, begin: datetime) -> int:
        """Count what I sent since then, as far as it is known."""
        known = texts_since(self.rows, begin, self.now) if self.rows is not None else 0
        return known + sum(begin <= at <= self.now for at in self.later)


def settled(agreement: Agreement, now: datetime, language: str = FALLBACK) -> dict[Settled, str]:
    """Name what holds on a day that shows in the words of a draft, each with the term that it comes from."""
    return {tag: _named(held, language) for held in agreement.held(now.date()) for tag in _tags(held.limit)}


def against(
    text: str, agreement: Agreement, sending: Sending, language: str = FALLBACK, *, may_talk: bool = True
) -> tuple[Finding, ...]:
    """Find the limits that leave no room for a message now: whose they are, the hour, and how often this week.

    may_talk: that the limit might be talked about is said.
    """
    written = text.strip()
    if not written:
        return ()
    begin = text.index(written)
    counts = any(isinstance(each.limit, TextsADay | TextsAWeek) for each in agreement.held(sending.now.date()))
    act = Act(
        "text",
        sending.now,
        today=sending.sent_since(sending.midnight) if counts else 0,
        this_week=sending.sent_since(sending.monday) if counts else 0,
        channel=sending.channel,
    )
    return tuple(
        Finding(
            id=AGAINST,
            family=AGAINST,
            rule=held.limit.kind,
            kind="problem",
            start=begin,
            end=begin + len(written),
            quote=written,
            why=" ".join(filter(None, (_why(held.limit, held, act, language), _this_week(held, sending, language)))),
            instead=" ".join(_instead(held.limit, sending.now, language, may_talk=may_talk)),
        )
        for held in crossed(agreement, act)
    )


def is_about_sending(finding: Finding) -> bool:
    """Tell whether a finding is about sending the draft at all now, and not about some words of it."""
    return finding.id == AGAINST and finding.rule in KINDS


@singledispatch
def _why(_limit: Limit, held: Held, _act: Act, language: str) -> str:
    return _named(held, language)


@_why.register(QuietHours)
def _(_limit: QuietHours, held: Held, act: Act, language: str) -> str:
    return say("against.quiet-hours", language, term=_named(held, language), now=f"{act.at:%H:%M}")


@_why.register(QuietDays)
def _(_limit: QuietDays, held: Held, act: Act, language: str) -> str:
    day = say(f"weekday.{WEEKDAYS[act.at.weekday()]}", language)
    return say("against.quiet-days", language, term=_named(held, language), day=day)


@_why.register(NoContact)
def _(limit: NoContact, held: Held, act: Act, language: str) -> str:
    end = next(days.end for days in limit.days if days.begin <= act.at.date() <= days.end)
    return say("against.no-contact", language, term=_named(held, language), day=day_phrase(end, language))


@_why.register(TextsADay)
def _(_limit: TextsADay, held: Held, act: Act, language: str) -> str:
    return say("against.texts-a-day", language, term=_named(held, language), count=act.today + 1)


@_why.register(TextsAWeek)
def _(_limit: TextsAWeek, held: Held, act: Act, language: str) -> str:
    return say("against.texts-a-week", language, term=_named(held, language), count=act.this_week + 1)


def _this_week(held: Held, sending: Sending, language: str) -> str:
    """Say how often it slipped this week, as far as messages tell."""
    if sending.rows is None or isinstance(held.limit, TextsAWeek):
        return ""
    begin = max([sending.monday, *(began(term, sending.now) for term in held.deciding)])
    over = over_since(held.limit, sending.rows, begin, sending.now)
    return say("against.this-week", language, over=over) if over else ""


def _instead(limit: Limit, now: datetime, language: str, *, may_talk: bool) -> Iterator[str]:
    if isinstance(limit, QuietHours) and (until := _quiet_until(limit, now)):
        yield say("against.until", language, time=until)
    elif isinstance(limit, TextsADay):
        yield say("against.day-after", language)
    elif not isinstance(limit, NoContact):
        yield say("against.later", language)
    if may_talk and not isinstance(limit, NoContact):
        yield say("against.talk", language)


def _quiet_until(limit: QuietHours, now: datetime) -> str:
    """Say at what time the quiet is over; empty where it is never."""
    for minutes in range(DAY):
        minute = now + timedelta(minutes=minutes)
        if not any(holds_at(hours, minute) for hours in limit.hours):
            return f"{minute:%H:%M}"
    return ""


def _named(held: Held, language: str) -> str:
    """Name the terms that decide a limit."""
    return first_large(" ".join(named(term, language) for term in held.deciding))


def _tags(limit: Limit) -> Iterator[Settled]:
    if isinstance(limit, Calls) and limit.may == "no":
        yield "no-calls"
    elif isinstance(limit, MeetingsAMonth) and not limit.most:
        yield "no-meetings"
    elif isinstance(limit, MeetingIn) and limit.may == "in-company":
        yield "in-company"
    elif isinstance(limit, NotSpokenOf):
        yield from (OF[each] for each in limit.subjects)
