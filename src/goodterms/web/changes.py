"""The changes in a book: what somebody works on, where it showed, and what of contact may stand beside it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms.companion.raising import no_contact_on
from goodterms.companion.stand import harmed
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.progress import coming
from goodterms.web import terms
from goodterms.web.records import KeptChange, KeptMoment, Rest, Said
from goodterms.web.store import Changed
from goodterms.web.told import standing_of, whereabouts
from goodterms.words import limits_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from goodterms.companion.stand import Standing
    from goodterms.content.occasions import Occasion
    from goodterms.progress import Change, Moment
    from goodterms.terms.term import Known
    from goodterms.web.store import Book, Kept

MOST, MOST_MOMENTS = 100, 2000
A_WEEK = timedelta(weeks=1)


class TooMany(BadInput):
    """More was written down than is kept."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a change. occasions: those that may come up, none where contact is closed, and then why.

    urgent: nothing but help matters now. danger: help comes first. hurt: somebody harmed them, so that their own part
    is not asked for. checks: a message may be written, and so be looked at. asks_none: they may have asked for no
    contact, and nobody said what was meant.
    """

    urgent: bool
    danger: bool
    hurt: bool
    checks: bool
    asks_none: bool
    why: str
    occasions: tuple[Occasion, ...]


def around(book: Book, at: datetime) -> Around | None:
    """Say what stands around changes now; None before safety was asked."""
    where = whereabouts(book, at)
    if not where.ready:
        return None
    standing, situation = standing_of(book, where), where.flow.situation
    why = _closed(book, standing, at.date())
    held = [each.limit for each in terms.agreement(book).held(at.date())]
    return Around(
        urgent=standing.urgent,
        danger=standing.danger,
        hurt=harmed(situation),
        checks=not why and "suggest-words" not in standing.plan.closed,
        asks_none=why == "asked",
        why=say(f"changes.closed-{why}") if why else "",
        occasions=() if why else coming(situation, held),
    )


def _closed(book: Book, standing: Standing, today: date) -> str:
    """Say why no occasions of contact may stand there; empty where they may."""
    if not {"write", "plan-contact"}.isdisjoint(standing.plan.closed):
        return "plan"
    if standing.danger:
        return "danger"
    if standing.asks_none:
        return "asked"
    return "days" if no_contact_on(terms.agreement(book), today) else ""


def new_id() -> str:
    """Make the id of a new change: a random word, by which a page can address it."""
    return secrets.token_hex(6)


def every(book: Book) -> tuple[KeptChange, ...]:
    """List the changes, in the order in which they were written down."""
    return tuple(kept.record for kept in book.all(KeptChange))


def find(book: Book, name: str) -> Kept[KeptChange] | None:
    """Find a change by its name."""
    return next((kept for kept in book.all(KeptChange) if kept.record.name == name), None)


def find_moment(book: Book, name: str) -> Kept[KeptMoment] | None:
    """Find a moment by its name."""
    return next((kept for kept in book.all(KeptMoment) if kept.record.name == name), None)


def moments(book: Book, of: str) -> tuple[KeptMoment, ...]:
    """List the moments of a change, the latest first."""
    return moments_by_change(book).get(of, ())


def moments_by_change(book: Book) -> Mapping[str, tuple[KeptMoment, ...]]:
    """List the moments of every change, the latest first."""
    noted = [kept.record for kept in book.all(KeptMoment)][::-1]
    found: dict[str, list[KeptMoment]] = {}
    for each in sorted(noted, key=lambda each: each.moment.on, reverse=True):
        found.setdefault(each.moment.of, []).append(each)
    return {of: tuple(those) for of, those in found.items()}


def since(kept: KeptChange, shown: tuple[Moment, ...]) -> date:
    """Say from when on weeks count: from its first day, or from when it was taken up after a week or longer."""
    first = min([kept.change.begun, *(each.on for each in shown)])
    return max([first, *(rest.end for rest in kept.rests if rest.end - rest.begin >= A_WEEK)])


def add(book: Book, made: KeptChange) -> KeptChange:
    """Keep a new change; the same one sent twice is kept once. Raise TooMany."""
    with book.together():
        known = every(book)
        same = [each for each in known if replace(each, change=replace(each.change, id=made.name)) == made]
        if same:
            return same[0]
        if len(known) >= MOST:
            raise TooMany(say("changes-error.many", most=MOST))
        return book.add(made).record


def note(book: Book, moment: Moment, at: datetime) -> Said | None:
    """Keep a moment. Where their words in it may set a limit, they are kept as what they said too, and given back."""
    with book.together():
        known = [kept.record.moment for kept in book.all(KeptMoment)]
        if moment in known:
            return None
        if len(known) >= MOST_MOMENTS:
            raise TooMany(say("changes-error.many-moments", most=MOST_MOMENTS))
        book.add(KeptMoment(name=new_id(), moment=moment))
        if not moment.theirs or not limits_in(moment.theirs, on=moment.on):
            return None
        how: Known = "written" if moment.by in ("text", "mail") else "said"
        said = terms.looked_at(Said(name=new_id(), at=at, on=moment.on, known=how, text=moment.theirs))
        return book.add(said).record


def say_otherwise(book: Book, kept: Kept[KeptChange], made: KeptChange, seen: str) -> None:
    """Put what a change has become in its place. Raise Changed where it is not the version that was seen."""
    if seen != str(kept.version):
        raise Changed
    book.change(kept, made)


def lay_down(book: Book, kept: Kept[KeptChange], today: date) -> None:
    """Let a change go."""
    _become(book, kept, replace(kept.record.change, over=today))


def take_up(book: Book, kept: Kept[KeptChange], today: date) -> None:
    """Take a change up again that was let go."""
    begin = kept.record.change.over
    rests = (Rest(begin, today),) if begin and begin < today else ()
    _become(book, kept, replace(kept.record.change, over=None), *rests)


def forget(book: Book, kept: Kept[KeptChange]) -> None:
    """Forget a change with its moments."""
    with book.together():
        book.drop(*(each for each in book.all(KeptMoment) if each.record.moment.of == kept.record.name))
        book.drop(kept)


def _become(book: Book, kept: Kept[KeptChange], change: Change, *rests: Rest) -> None:
    book.change(kept, replace(kept.record, change=change, rests=(*kept.record.rests, *rests)))
