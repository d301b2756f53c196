"""What today is about: one thing to do, or nothing. Rules are content, and each says why.

Nothing here invites anyone to come back: a day without anything is a good day, and is said so.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase
from goodterms.content.conditions import BadCondition, condition
from goodterms.content.documents import FALLBACK, documents, own_folder
from goodterms.content.sources import check_source, sources
from goodterms.content.today import Day
from goodterms.content.typed import typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from goodterms.content.documents import Document
    from goodterms.content.today import Place


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a day on which help does not come before everything else, each true or not.

    very_hard: the last check-in, of this
    week, was a very hard one. reaches: contact may be planned and things raised; writes: the plan is about a message,
    and writing is open. stops: a rule of stopping holds. quiet_days: the two agreed on days without contact. night: it
    is late. maybe_no_contact: they may have asked for none, and nobody said what was meant. they_wrote: messages show
    an answer that is not told yet. contact_past: contact that was planned and is over since a few days at most;
    contact_today, contact_tonight: such as is to come, the last at night and for that night. trial_ended: a trial ended
    early, and was not decided. trial_due, terms_due, check_in_due: the day for it has come. limit_heard: they said
    something that may be a limit. raises: a topic could be raised; waits: something lies with them. comes: something
    has a day to come.
    """

    very_hard: bool = False
    reaches: bool = False
    writes: bool = False
    stops: bool = False
    quiet_days: bool = False
    night: bool = False
    maybe_no_contact: bool = False
    they_wrote: bool = False
    contact_past: bool = False
    contact_today: bool = False
    contact_tonight: bool = False
    trial_due: bool = False
    trial_ended: bool = False
    terms_due: bool = False
    check_in_due: bool = False
    limit_heard: bool = False
    raises: bool = False
    waits: bool = False
    comes: bool = False


NAMES = frozenset(asdict(Known()))


@dataclass(frozen=True, slots=True)
class Today:
    """What today is about. leads: the place where it is done, `none` for nothing to do; label: of the button there."""

    id: str
    says: str
    why: str
    leads: Place
    label: str


def today(
    known: Known, comes_on: date | None = None, quiet_until: date | None = None, language: str = FALLBACK
) -> Today:
    """Choose the one thing that today is about.

    comes_on: the next day on which something is due; quiet_until: the last of the days without contact.
    """
    facts = asdict(known) | {"comes": comes_on is not None, "quiet_days": quiet_until is not None}
    chosen = next(day for day in every_day(language) if condition(day.when, NAMES).holds(facts))
    days = {"{day}": comes_on, "{quiet}": quiet_until}
    says, why = (_with_days(text, days, language) for text in (chosen.says, chosen.why))
    return Today(chosen.id, says, why, chosen.leads, chosen.label)


def _with_days(text: str, days: Mapping[str, date | None], language: str) -> str:
    for name, day in days.items():
        text = text.replace(name, day_phrase(day, language)) if day else text
    return text


def every_day(language: str = FALLBACK) -> tuple[Day, ...]:
    """Read every rule, in order; once for each language and each folder of own content."""
    return _every_day(language, own_folder())


@cache
def _every_day(language: str, _own: Path | None) -> tuple[Day, ...]:
    known = sources(language)
    found = [_checked(document, known) for document in documents("today", language)]
    return tuple(sorted(found, key=lambda day: day.order))


def _checked(document: Document, known: frozenset[str]) -> Day:
    day = typed(document, Day)
    check_source(document, day.source, known)
    if (day.leads == "none") != (not day.label):
        raise document.wrong(("label",), "a rule that leads somewhere names its button, and no other does.")
    try:
        condition(day.when, NAMES).try_out(dict.fromkeys(NAMES, (True, False)))
    except BadCondition as problem:
        raise document.wrong(("when",), str(problem)) from None
    return day
