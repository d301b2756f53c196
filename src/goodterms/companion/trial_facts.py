"""What happened in a stretch of time, in plain facts with their counts: for beside what was expected of a trial.

Facts only: no cause is named, and nothing is said of what anyone feels.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.companion.noes import ToldNo
from goodterms.companion.over_time import directions
from goodterms.companion.phrases import day_phrase, number
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.messages import COUNTED_KINDS
from goodterms.progress import seen_by_them
from goodterms.terms.term import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from goodterms.companion.noes import Record
    from goodterms.progress import CheckIn, Moment
    from goodterms.terms import Adherence, Agreement, Term
    from goodterms.terms.term import Answered

WEEK, DAY = timedelta(weeks=1), timedelta(days=1)
MOST_WEEKS = 26
Days = tuple[date, date]
ANSWERED: Mapping[str, Answered] = {"yes": "yes", "no": "no", "later": "not-now", "nothing": "nothing"}
"""What can be answered to a proposal, by what a sentence calls it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, in a sentence or more. about: what it is about, in two or three words."""

    about: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weeks:
    """Messages in whole weeks of which all days are known."""

    n: int
    mine: int
    theirs: int


def answers_fact(
    noes: int, told_on: date | None, history: Iterable[Record], agreement: Agreement, days: Days, zone: ZoneInfo
) -> Fact:
    """Say what they answered in these days.

    noes: to getting back together, since it began; told_on: the day on which that was told here. history: what was told
    of no contact, fear and orders.
    """
    since, until = days
    said = [say("trial-fact.noes", n=noes, day=day_phrase(told_on, FALLBACK))] if noes and told_on else []
    told = dict.fromkeys((each.no, each.at.astimezone(zone).date()) for each in history if isinstance(each, ToldNo))
    said += [
        say("trial-fact.stays", no=no.replace("_", "-"), day=day_phrase(on, FALLBACK))
        for no, on in told
        if since <= on <= until
    ]
    answers = [step.answered for step in _answers_in(agreement) if since <= step.on <= until]
    if answers:
        counts = {name: answers.count(each) for name, each in ANSWERED.items()}
        said.append(say("trial-fact.answers", n=len(answers), **counts))
    return Fact(say("trial-fact.about-answers"), tuple(said) or (say("trial-fact.no-answers"),))


def _answers_in(agreement: Agreement) -> Iterator[Term]:
    """Give the steps in which a proposal was answered."""
    for id_ in agreement.ids:
        told = agreement.told(id_)
        yield from (after for before, after in pairwise(told) if before.state == "proposed" and after.answered)


def terms_fact(agreement: Agreement, kept: Adherence | None, days: Days) -> Fact:
    """Say which terms were agreed and ended in these days, and which slipped again after a talk."""
    since, until = days
    steps = [step for step in agreement.steps if since <= step.on <= until]
    agreed = {step.id: step for step in steps if _newly_agreed(agreement, step)}
    ended = {step.id: step for step in steps if step.state == "ended"}
    again = [each for each in kept.mine if each.again and each.last and since <= each.last <= until] if kept else []
    said = [say("trial-fact.terms", agreed=len(agreed), ended=len(ended))]
    said += [say("trial-fact.agreed", term=step.text, day=day_phrase(step.on, FALLBACK)) for step in agreed.values()]
    said += [say("trial-fact.ended", term=step.text, day=day_phrase(step.on, FALLBACK)) for step in ended.values()]
    said += [
        say("trial-fact.slipped", term=each.term.text, day=day_phrase(each.last, FALLBACK))
        for each in again
        if each.last
    ]
    if agreement.steps and not again:
        said.append(say("trial-fact.none-slipped" if kept else "trial-fact.slips-unknown"))
    return Fact(say("trial-fact.about-terms"), tuple(said))


def messages_fact(rows: pl.DataFrame | None, spans: Iterable[tuple[datetime, datetime]], days: Days, zone: str) -> Fact:
    """Count the messages a week of each, before and since, over whole weeks that the messages cover."""
    known = _known_days(spans, ZoneInfo(zone))
    since, until = days
    whole = min(MOST_WEEKS, (until - since).days // 7)
    sides = {"before": range(-whole, 0), "since": range(whole)}
    weeks = {side: [(since + WEEK * k, since + WEEK * (k + 1)) for k in places] for side, places in sides.items()}
    said = tuple(_weeks_said(side, weeks_of(rows, each, known, zone)) for side, each in weeks.items())
    return Fact(say("trial-fact.about-messages"), said)


def check_ins_fact(check_ins: Iterable[CheckIn], days: Days) -> Fact:
    """Say how many check-ins there were in these days, and how each answer went, as far as that can be said."""
    since, until = days
    own = [each for each in check_ins if since <= each.on <= until]
    return Fact(say("trial-fact.about-check-ins"), (say("trial-fact.check-ins", n=len(own)), *directions(own)))


def moments_fact(moments: Iterable[Moment], days: Days) -> Fact:
    """Say on how many days a change showed, and of how many of these moments they spoke themselves."""
    since, until = days
    own = tuple(each for each in moments if since <= each.on <= until)
    theirs, on = len(seen_by_them(own)), len({each.on for each in own})
    said = say("trial-fact.moments", n=len(own), days=on, theirs=theirs)
    return Fact(say("trial-fact.about-moments"), (said,))


def weeks_of(rows: pl.DataFrame | None, weeks: Sequence[Days], known: Sequence[Days], zone: str) -> Weeks:
    """Count the messages of each in those weeks, from a first day to the day after the last, that are wholly known."""
    whole = [(a, b) for a, b in weeks if any(first <= a and b - DAY <= last for first, last in known)]
    if rows is None or not whole:
        return Weeks(0, 0, 0)
    at = ZoneInfo(zone)
    inside = pl.lit(value=False)
    for a, b in whole:
        begin, end = (datetime.combine(day, time(), at).astimezone(UTC) for day in (a, b))
        inside = inside | pl.col("sent_at").is_between(begin, end, closed="left")
    counted = rows.lazy().filter(inside, pl.col("kind").is_in(COUNTED_KINDS)).select("who").collect()["who"]
    return Weeks(len(whole), *(int((counted == side).sum()) for side in ("me", "them")))


def _weeks_said(side: str, weeks: Weeks) -> str:
    if not weeks.n:
        return say(f"trial-fact.too-little-{side}")
    counts = {"mine": weeks.mine, "theirs": weeks.theirs}
    a_week = {f"{who}_week": str(number(count / weeks.n, "messages", FALLBACK)) for who, count in counts.items()}
    return say(f"trial-fact.messages-{side}", n=weeks.n, **counts, **a_week)


def _known_days(spans: Iterable[tuple[datetime, datetime]], zone: ZoneInfo) -> tuple[Days, ...]:
    """Put the stretches of which messages tell together, in local days."""
    return tuple(_joined(sorted((a.astimezone(zone).date(), b.astimezone(zone).date()) for a, b in spans)))


def _joined(days: Iterable[Days]) -> Iterator[Days]:
    begin: date | None = None
    end: date | None = None
    for first, last in days:
        if begin is not None and end is not None and first - end > DAY:
            yield begin, end
            begin, end = None, None
        begin, end = begin or first, max(last, end or last)
    if begin is not None and end is not None:
        yield begin, end


def _newly_agreed(agreement: Agreement, step: Term) -> bool:
    """Tell whether this is where a term became agreed, and not one of the times it was looked at after."""
    if step.state != "agreed":
        return False
    told = agreement.told(step.id)
    before = [each.state for each in told[: told.index(step)] if each.state not in CLOSING]
    return "agreed" not in before
