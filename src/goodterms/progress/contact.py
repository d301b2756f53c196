"""Being in touch: a text, a call or a meeting that is planned, laid down, or noted as it was, and plain counts of them.

Nothing here says how well it goes: more of it is no success, and less of it no failure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import msgspec

from goodterms.limits import Clock, Company  # noqa: TC001  # msgspec reads them when the program runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

What = Literal["text", "call", "coffee", "meeting"]
Was = Literal["good", "mixed", "hard"]
State = Literal["planned", "laid-down", "happened"]
Name = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{12}$")]
Line = Annotated[str, msgspec.Meta(max_length=200)]
Words = Annotated[str, msgspec.Meta(max_length=2000)]

WHATS: tuple[What, ...] = get_args(What)
MEETINGS: frozenset[What] = frozenset(("coffee", "meeting"))
WASES: tuple[Was, ...] = get_args(Was)
RUNNING = 2
"""So many hard ones, one after the other, and less may be easier."""
LATELY = timedelta(weeks=8)
STILL_CLEAR = timedelta(weeks=1)
"""How long after it is over somebody is asked to note how it was."""
MONTHS, RECENT = 12, 3


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Being in touch once. name: a random word that addresses it.

    on, at: the local day and time, at: None where it is not known. minutes: how long, where that was said. company: in
    which a meeting is; asked: a call was asked for in writing, and they said yes. where, ends: where, and how it ends,
    in own words. planned: it was planned before it was noted. was: how it was for me, and words of it; saw: what I saw
    of them, guess: what I guess, kept apart. said: the name of the entry with what they said.
    """

    name: Name
    what: What
    on: date
    at: Clock | None = None
    minutes: Annotated[int, msgspec.Meta(ge=1, le=24 * 60)] | None = None
    company: Company | None = None
    asked: bool = False
    where: Line = ""
    ends: Line = ""
    state: State = "planned"
    planned: bool = False
    was: Was | None = None
    words: Words = ""
    saw: Words = ""
    guess: Words = ""
    said: str = ""

    @property
    def is_meeting(self) -> bool:
        """Tell whether the two see each other."""
        return self.what in MEETINGS

    @property
    def begins(self) -> datetime:
        """Give the local time, without its zone; the beginning of the day where no time is known."""
        return datetime.combine(self.on, time.fromisoformat(self.at) if self.at else time())

    @property
    def ends_at(self) -> datetime:
        """Give the local time of its end: of its day where no time is known, of its beginning where no length is."""
        return self.begins + timedelta(minutes=self.minutes or 0) if self.at else datetime.combine(self.on, time.max)


@dataclass(frozen=True, slots=True)
class Month:
    """What was noted of a month. begins: its first day."""

    begins: date
    meetings: int
    calls: int


@dataclass(frozen=True, slots=True)
class Noted:
    """Meetings and calls as far as they were noted: of the last three months, and month by month.

    since: the day from which the last three months are counted. first: the day of the first that was noted at all.
    months: from the first noted, the last twelve at most, the latest first.
    """

    since: date
    first: date
    meetings: int
    calls: int
    months: tuple[Month, ...]


def in_order(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Put them in the order of their times."""
    return tuple(sorted(contacts, key=lambda each: (each.begins, each.name)))


def ahead(contacts: Iterable[Contact], now: datetime) -> tuple[Contact, ...]:
    """Give what is planned and not over, the next first. now: local, without its zone."""
    return in_order(each for each in contacts if each.state == "planned" and each.ends_at >= now)


def before_morning(contacts: Iterable[Contact], now: datetime, morning: datetime) -> bool:
    """Tell whether something is planned for a known time that is not over, and begins before the morning."""
    return any(each.at and each.begins < morning.replace(tzinfo=None) for each in ahead(contacts, now))


def to_note(contacts: Iterable[Contact], now: datetime) -> tuple[Contact, ...]:
    """Give what was planned and is over, of which nothing was noted."""
    return in_order(each for each in contacts if each.state == "planned" and each.ends_at < now)


def just_over(contacts: Iterable[Contact], now: datetime) -> tuple[Contact, ...]:
    """Give what was planned and is over since a few days at most, of which nothing was noted."""
    return tuple(each for each in to_note(contacts, now) if now - each.ends_at <= STILL_CLEAR)


def happened(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Give what was noted as it was, the latest first."""
    return in_order(each for each in contacts if each.state == "happened")[::-1]


def hard_twice(contacts: Iterable[Contact], today: date) -> bool:
    """Tell whether the last two of which it was said how they were, were hard; of what is long ago nothing is said."""
    told = [each for each in happened(contacts) if each.was][:RUNNING]
    return len(told) == RUNNING and all(each.was == "hard" for each in told) and today - told[0].on < LATELY


def meetings_beside(contacts: Iterable[Contact], one: Contact) -> int:
    """Count the other meetings of a contact's month that were noted or are planned."""
    month = one.on.replace(day=1)
    return sum(
        each.is_meeting and each.state != "laid-down" and each.on.replace(day=1) == month and each.name != one.name
        for each in contacts
    )


def noted(contacts: Iterable[Contact], today: date) -> Noted | None:
    """Count the meetings and calls that were noted; None where there are none."""
    counted = [each for each in happened(contacts) if each.what != "text" and each.on <= today]
    if not counted:
        return None
    since = _months_before(today, RECENT)
    recent = Counter(each.is_meeting for each in counted if each.on > since)
    return Noted(
        since=since + timedelta(days=1),
        first=counted[-1].on,
        meetings=recent[True],
        calls=recent[False],
        months=_by_month(counted, today),
    )


def _by_month(counted: Sequence[Contact], today: date) -> tuple[Month, ...]:
    months = Counter((each.on.replace(day=1), each.is_meeting) for each in counted)
    first, month = counted[-1].on.replace(day=1), today.replace(day=1)
    found: list[Month] = []
    while month >= first and len(found) < MONTHS:
        found.append(Month(month, months[month, True], months[month, False]))
        month = (month - timedelta(days=1)).replace(day=1)
    return tuple(found)


def _months_before(day: date, months: int) -> date:
    """Give the same day some months before, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
