"""What today is about, from what a book holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from goodterms.companion.asked import place_of
from goodterms.companion.raising import no_contact_until, raise_next, still_shown
from goodterms.companion.today import Known, Today, today
from goodterms.companion.writing import HEARD, is_night, night_ends, writing
from goodterms.guide.questions import questions
from goodterms.progress.contact import ahead, before_morning, just_over
from goodterms.progress.trial import state_of
from goodterms.web import check_ins, contacts, terms
from goodterms.web.putting_away import is_put_away
from goodterms.web.records import Draft, Month, Said
from goodterms.web.trial import trials

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from goodterms.companion.stand import Standing
    from goodterms.content.today import Place
    from goodterms.progress.trial import State
    from goodterms.situation import Situation
    from goodterms.terms import Agreement
    from goodterms.web.due import Due
    from goodterms.web.store import Book

NAMES: dict[Place, str] = {
    "help": "help",
    "plan": "plan",
    "write": "write",
    "terms": "terms",
    "said": "said",
    "check-in": "check-in",
    "contact": "contact",
    "trial": "trial",
    "messages": "messages",
    "way-out": "way-out",
}


@dataclass(frozen=True, slots=True)
class TodayView:
    """What today is about, for a page.

    address: where it is done, empty for nothing to do. rests: what the plan asks for next is better left out now.
    """

    about: Today
    address: str
    rests: bool


def today_of(
    book: Book, standing: Standing, situation: Situation, at: datetime, ahead: Iterable[Due]
) -> TodayView | None:
    """Say what today is about; None where help comes before everything, and nothing else is looked for.

    ahead: what is coming up.
    """
    if standing.urgent or standing.danger:
        return None
    coming = min((each.on for each in ahead if each.on > at.date()), default=None)
    found = terms.agreement(book)
    quiet = no_contact_until(found, at.date())
    known = known_of(book, found, standing, situation, at)
    about = today(known, coming, quiet)
    rests = known.night or known.very_hard or quiet is not None
    return TodayView(about, _address(about.leads), rests)


def known_of(book: Book, found: Agreement, standing: Standing, situation: Situation, at: datetime) -> Known:
    """Gather what is known of a day. found: what was told of terms."""
    day, now = at.date(), at.replace(tzinfo=None)
    reach = terms.reach_of(standing)
    planned, plans = contacts.contacts(book), contacts.reach_of(standing).plans
    trial = _trial(book, day)
    raised = terms.raised(book)
    away = is_put_away(book)
    return Known(
        very_hard=check_ins.very_hard(book, day),
        reaches=reach.proposes,
        writes=not standing.stops and _asks_for_a_message(standing, situation),
        stops=bool(standing.stops),
        night=is_night(at),
        maybe_no_contact=reach.asks_none,
        they_wrote=not away and _they_wrote(book, situation, at),
        contact_past=bool(just_over(planned, now)),
        contact_today=plans and any(each.on == day for each in ahead(planned, now)),
        contact_tonight=plans and is_night(at) and before_morning(planned, now, night_ends(at)),
        trial_due=trial == "due",
        trial_ended=trial == "ended",
        terms_due=bool(found.due(day)),
        check_in_due=check_ins.due(book, day),
        limit_heard=not away and any(kept.record.open for kept in book.all(Said)),
        raises=reach.proposes and _raises(book, found, situation, at),
        waits=any(each.waits(day) for each in raised),
    )


def _asks_for_a_message(standing: Standing, situation: Situation) -> bool:
    return standing.background.one_message and writing(standing, situation).now is not None


def _trial(book: Book, day: date) -> State | None:
    """Say where the open trial is; None where there is none."""
    found = trials(book)
    return state_of(found.now, found.steps, day) if found.now else None


def _raises(book: Book, found: Agreement, situation: Situation, at: datetime) -> bool:
    seen = terms.glance(book, found, at)
    chosen = raise_next(
        found,
        situation,
        at.date(),
        shown=still_shown(seen.shown, seen.ends, at),
        heard=terms.heard_topics(book),
        said=[kept.record.on for kept in book.all(Said)],
        raised=terms.raised(book),
    )
    return chosen.topic is not None


def _they_wrote(book: Book, situation: Situation, at: datetime) -> bool:
    """Tell whether messages show something from them since they were told, and no answer is known."""
    if situation.feelings_told is not True or situation.they_answered not in (None, "nothing_yet"):
        return False
    told = [kept.record.sent.on for kept in book.all(Draft) if kept.record.sent and kept.record.sent.tells]
    if not told or not book.count(Month):
        return False
    return terms.wrote_after(book, max(told), at)


def _address(leads: Place) -> str:
    if leads == "questions":
        return reverse("question", args=[place_of(questions(), HEARD)])
    return reverse(NAMES[leads]) if leads in NAMES else ""
