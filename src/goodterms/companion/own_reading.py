"""Read one's own kept messages: months, names and marked dates in, what they show out; and a key of what goes in.

What was found last is kept with the key of its inputs and shown as long as that key fits, so that nothing is read
twice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from goodterms.companion import dates, months
from goodterms.companion.people import People, isolated, printable, visible
from goodterms.companion.read_kept import read_kept
from goodterms.companion.spans import gaps
from goodterms.content.sentences import fingerprint, say
from goodterms.reading import FEATURES_VERSION, READING_VERSION, BadRequest
from goodterms.terms import NOTHING_SAID, Agreement

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime

    from goodterms.companion.found import Found
    from goodterms.companion.months import Month
    from goodterms.companion.told_excitation import ToldExcitation, ToldStyle
    from goodterms.progress import Contact
    from goodterms.reading import Comparison, Event, Features

Stamp = tuple[bytes, int]
"""The id and version of something that is kept."""


@dataclass(frozen=True, slots=True)
class BroughtPart:
    """What a reading needs to know of one import. spans: the stretches of time of which it told."""

    spans: tuple[tuple[datetime, datetime], ...]
    minutes_only: bool
    skipped: int
    left_out: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """Everything that a reading of one's own messages is made from.

    me, them: the names under which the two write; empty for who never wrote. called: what the pages call the other
    one, where that was chosen. zone: in which days are counted. brought: the imports, earliest first.
    agreement: what the two said of terms; contacts: what was noted of being in touch, which some of it is about.
    """

    months: tuple[Month, ...]
    me: tuple[str, ...]
    them: tuple[str, ...]
    called: str
    zone: str
    events: tuple[Event, ...]
    brought: tuple[BroughtPart, ...]
    agreement: Agreement = NOTHING_SAID
    contacts: tuple[Contact, ...] = ()


def key_of(stamps: Iterable[Stamp], language: str = "en") -> bytes:
    """Make the key of what a reading is made from: these records as they are, this code, and these sentences."""
    inputs = (READING_VERSION, FEATURES_VERSION, fingerprint(language), language, sorted(stamps))
    return hashlib.sha256(msgspec.msgpack.encode(inputs)).digest()


def people_of_names(me: Iterable[str], them: Iterable[str], called: str = "", language: str = "en") -> People:
    """Call the two as a page does; who never wrote, or has no name that can be shown, has a stand-in."""
    mine = next(filter(visible, map(printable, me)), say("you", language))
    theirs = next(filter(visible, map(printable, (called, *them))), say("the-other", language))
    return isolated(People(mine, theirs), language)


def compare_own(own: Own, comparison: Comparison, language: str = "en") -> Found:
    """Hold two stretches of what is kept against each other. Raise reading.BadRequest where that cannot be."""
    return _read(own, language, comparison)


def expert_own(own: Own, language: str = "en") -> tuple[ToldExcitation | ToldStyle, ...]:
    """Work out what is for experts; it takes some seconds. Raise reading.BadRequest where the two wrote nothing."""
    from goodterms.companion.tell_experts import tell_experts

    return tell_experts(_features(own), people_of_names(own.me, own.them, own.called, language), language)


def read_own(own: Own, language: str = "en") -> Found:
    """Measure what is kept, and put it into words for a page.

    Raise reading.BadRequest where the two wrote nothing that counts.
    """
    try:
        found = _read(own, language)
    except BadRequest:
        if _only_calls(own):
            raise BadRequest(say("own.calls", language)) from None
        raise
    return msgspec.structs.replace(found, remarks=dates.outside(_numbered(own), found.told.days, language))


def _read(own: Own, language: str, comparison: Comparison | None = None) -> Found:
    return read_kept(
        _features(own),
        people_of_names(own.me, own.them, own.called, language),
        (*own.me[:1], *own.them[:1]),
        skipped=_summed(own.brought, lambda part: part.skipped),
        left_out=_summed(own.brought, lambda part: part.left_out),
        minutes_only=bool(own.brought) and all(part.minutes_only for part in own.brought),
        warnings=_warnings(own, language),
        events=set(own.events),
        comparison=comparison,
        agreement=own.agreement,
        contacts=own.contacts,
        language=language,
    )


def _features(own: Own) -> Features:
    """Join the kept months, until the end of the last of the exports."""
    until = max((last for part in own.brought for _, last in part.spans), default=None)
    return months.join(own.months, own.zone, until)


def _only_calls(own: Own) -> bool:
    frame = months.whole(own.months)
    return frame is not None and set(frame["kind"].filter(frame["who"].is_not_null())) == {"call"}


def _numbered(own: Own) -> list[Event]:
    return [event for _, event in dates.in_order(own.events)]


def _summed(brought: Collection[BroughtPart], count: Callable[[BroughtPart], int]) -> int:
    """Sum a count over the imports; of those that tell of one time, that of most stands for all: they hold the same."""
    counts: list[int] = []
    reached: datetime | None = None
    for part in sorted((part for part in brought if part.spans), key=lambda part: part.spans[0]):
        first, last = part.spans[0][0], part.spans[-1][1]
        if reached is not None and first <= reached:
            counts[-1], reached = max(counts[-1], count(part)), max(reached, last)
        else:
            counts.append(count(part))
            reached = last
    return sum(counts) + sum(count(part) for part in brought if not part.spans)


def _warnings(own: Own, language: str) -> tuple[str, ...]:
    """Say what the imports had to guess, where nothing is known between them, and which months are from older code."""
    said = dict.fromkeys(warning for part in own.brought for warning in part.warnings)
    apart = gaps((span for part in own.brought for span in part.spans), own.zone, language)
    old = [say("own.outdated", language)] if any(month.outdated for month in own.months) else []
    return (*said, *apart, *old)
