"""What to raise with them next: one topic, chosen by what is going on, or nothing.

Rules are content: each topic says on which occasions it is worth raising. One thing at a time: while something lies
with them, or has only just been said, nothing else is raised, and after any answer but a yes not soon again. No answer
is an answer too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

import polars as pl

from goodterms import situation
from goodterms.companion.phrases import day_phrase
from goodterms.content.conditions import condition
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.limits import NoContact
from goodterms.terms.term import CLOSING, Answered
from goodterms.terms.topics import NAMES, SHOWN, topics

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from goodterms.content.topics import Topic
    from goodterms.situation import Situation
    from goodterms.terms import Agreement, Term

ANSWER_MAY_COME = timedelta(days=30)
BETWEEN_TWO = timedelta(days=14)
TO_SETTLE = timedelta(days=7)
AFTER: Mapping[Answered, timedelta] = {
    "yes": timedelta(0),
    "not-now": timedelta(days=60),
    "nothing": timedelta(days=90),
    "no": timedelta(days=180),
}
"""How long a topic rests after an answer, from the day of the answer on."""

LATELY = timedelta(weeks=4)
FRESH = timedelta(weeks=2)
LEAST_DAYS, LEAST_MESSAGES = 14, 30
MOST_DAYS, OFTEN_CALLED, LATE_SHARE, LEAST_LATE, MUCH_MORE = 0.5, 8, 0.1, 5, 2.0
NIGHT_FROM, NIGHT_TO = 22, 6


@dataclass(frozen=True, slots=True)
class Raised:
    """Something that was raised with them: a topic, or a term on it.

    answered: None as long as nothing came; answered_on: on which day.
    """

    topic: str
    on: date
    answered: Answered | None = None
    answered_on: date | None = None

    def waits(self, today: date) -> bool:
        """Tell whether it lies with them; after a month without an answer, that was the answer."""
        return self.answered is None and today - self.on < ANSWER_MAY_COME

    def rests_until(self, today: date) -> date:
        """Say until when its topic is not raised again."""
        if self.waits(today):
            return self.on + ANSWER_MAY_COME
        return (self.answered_on or self.on) + AFTER[self.answered or "nothing"]


@dataclass(frozen=True, slots=True)
class Raising:
    """What to raise next, and why. topic: None where nothing needs saying now."""

    topic: Topic | None
    headline: str
    why: str


def raise_next(
    agreement: Agreement,
    situation_: Situation,
    today: date,
    *,
    shown: Mapping[str, bool | None],
    heard: Collection[str] = (),
    said: Collection[date] = (),
    raised: Sequence[Raised] = (),
    language: str = FALLBACK,
) -> Raising:
    """Choose one topic to raise, or none.

    shown: what messages show, see `shown_by`. heard: topics on which they said something that was not taken up; said:
    on which days they said anything. raised: everything that was raised before, proposals of terms among it.
    """
    if why := quiet_because(agreement, raised, today, language) or _settles(agreement, raised, said, today, language):
        return Raising(None, say("raise.nothing", language), why)
    settled = tuple(dict.fromkeys(term.topic for term in agreement.holding(today)))
    known = situation.facts(situation_) | {
        **shown,
        "settled": list(settled),
        "heard": list(heard),
        "terms": len(agreement.agreed_topics(today)),
    }
    for topic in topics(language).values():
        if topic.id in settled or rests_until(topic.id, raised, today) or not condition(topic.when, NAMES).holds(known):
            continue
        for occasion in topic.occasions:
            if condition(occasion.when, NAMES).holds(known):
                return Raising(topic, topic.title, occasion.why)
    return Raising(None, say("raise.nothing", language), say("raise.nothing-why", language))


def quiet_because(agreement: Agreement, raised: Iterable[Raised], today: date, language: str = FALLBACK) -> str:
    """Say why nothing is raised now: days of no contact, or something that lies with them. Empty where it may be."""
    if no_contact_on(agreement, today):
        return say("raise.no-contact-why", language)
    waiting = next((each for each in raised if each.waits(today)), None)
    return say("raise.waits-why", language, day=day_phrase(waiting.on, language)) if waiting else ""


def no_contact_on(agreement: Agreement, day: date) -> bool:
    """Tell whether a day is among days of no contact."""
    return no_contact_until(agreement, day) is not None


def no_contact_until(agreement: Agreement, day: date) -> date | None:
    """Give the last of the days of no contact that a day is among; None where it is among none."""
    limits = [held.limit for held in agreement.held(day) if isinstance(held.limit, NoContact)]
    found = [days.end for limit in limits for days in limit.days if days.begin <= day <= days.end]
    return max(found, default=None)


def rests_until(topic: str, raised: Iterable[Raised], today: date) -> date | None:
    """Say from which day on a topic may be raised again; None where it may be now."""
    until = max((each.rests_until(today) for each in raised if each.topic == topic), default=today)
    return until if until > today else None


def _settles(agreement: Agreement, raised: Sequence[Raised], said: Iterable[date], today: date, language: str) -> str:
    """Say what has to settle before something else is raised."""
    told = (term.on for term in agreement.on(today) if term.state != "open")
    if any(today - TO_SETTLE < on <= today for on in (*told, *said)):
        return say("raise.settles-why", language)
    last = max((each.answered_on or each.on for each in raised), default=None)
    if last and today < last + BETWEEN_TWO:
        return say("raise.asked-lately", language, day=day_phrase(last + BETWEEN_TWO, language))
    return ""


def raised_by(agreement: Agreement) -> tuple[Raised, ...]:
    """List the proposals of terms; and the ends and pauses that they made, which are a no and a not now as well."""
    return tuple(each for id_ in agreement.ids for each in _raised(agreement.told(id_)))


UNKNOWN: Mapping[str, bool | None] = dict.fromkeys(SHOWN)


def still_shown(shown: Mapping[str, bool | None], ends: datetime | None, now: datetime) -> Mapping[str, bool | None]:
    """Say what messages show as long as it is fresh: nothing, where they ended more than two weeks ago."""
    return shown if ends is not None and now - ends <= FRESH else UNKNOWN


def shown_by(rows: pl.DataFrame | None, zone: str) -> Mapping[str, bool | None]:
    """Say what the last four weeks of messages show that makes a topic worth raising; None where they do not.

    rows: messages or features of the two. Nothing is said of messages that tell of fewer than two weeks.
    """
    if rows is None or rows.is_empty():
        return UNKNOWN
    end: datetime = rows["sent_at"].max()  # type: ignore[assignment]
    begin: datetime = max(rows["sent_at"].min(), end - LATELY)  # type: ignore[type-var,assignment]
    days = (end - begin).days + 1
    if days < LEAST_DAYS:
        return UNKNOWN
    local = rows.filter(pl.col("sent_at") >= begin, pl.col("who").is_not_null()).with_columns(
        at=pl.col("sent_at").dt.convert_time_zone(zone), call=pl.col("kind") == "call"
    )
    texts = local.filter(~pl.col("call"))
    mine, theirs = (texts.filter(pl.col("who") == side) for side in ("me", "them"))
    both = set(mine["at"].dt.date()) & set(theirs["at"].dt.date())
    late = mine.filter((pl.col("at").dt.hour() >= NIGHT_FROM) | (pl.col("at").dt.hour() < NIGHT_TO)).height
    calls = local.filter(pl.col("call") & (pl.col("who") == "me"))["at"].dt.date().n_unique()
    enough = texts.height >= LEAST_MESSAGES
    return {
        "writes_most_days": len(both) > MOST_DAYS * days,
        "writes_late": late >= LEAST_LATE and late >= LATE_SHARE * mine.height,
        "calls_often": calls >= OFTEN_CALLED,
        "writes_much_more": mine.height >= MUCH_MORE * max(theirs.height, 1) if enough else None,
    }


def _raised(told: Sequence[Term]) -> Iterator[Raised]:
    """Find when a term was proposed and what came of it, and when they ended or paused it.

    A message that was not sent after all proposed nothing.
    """
    for step, following in zip_longest(told, told[1:]):
        if step.state in CLOSING and step.by == "them":
            yield Raised(step.topic, step.on, "no" if step.state == "ended" else "not-now", step.on)
        if step.state == "proposed" and following is None:
            yield Raised(step.topic, step.on)
        elif step.state == "proposed" and following is not None and (answer := _answer(following)):
            yield Raised(step.topic, step.on, answer, following.on)


def _answer(following: Term) -> Answered | None:
    if following.answered or following.state != "agreed":
        return following.answered
    return "yes"
