"""All that was said of terms: what holds, what to raise next, how it was kept, what held when, and taking it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodterms import terms as room
from goodterms.companion.asked import place_of as place_of_question
from goodterms.companion.calendar import calendar_file
from goodterms.companion.dates import BadDate, day_of
from goodterms.companion.invitation import closed_to
from goodterms.companion.phrases import day_phrase
from goodterms.companion.proposing import as_text, whole
from goodterms.companion.raising import raise_next, still_shown
from goodterms.companion.term_words import held_line
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.guide.questions import questions
from goodterms.terms.term import CLOSING
from goodterms.terms.topics import topics
from goodterms.web import clock, drafts, invitations, terms
from goodterms.web.access import opened
from goodterms.web.contacts import reach_of as contact_reach
from goodterms.web.forms import held, turn_back
from goodterms.web.putting_away import asks_first
from goodterms.web.records import Draft, Said, TermTold, TopicRaised
from goodterms.web.term_lines import TermLine, TopicLine, place_of, term_line, title_of, topic_lines
from goodterms.web.told import reach_now, standing_of, whereabouts
from goodterms.words.paths import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from goodterms.companion.stand import Standing
    from goodterms.companion.told import ToldTerms
    from goodterms.situation import Situation
    from goodterms.terms import Agreement
    from goodterms.web.access import Asked
    from goodterms.web.store import Book
    from goodterms.web.terms import Reach, Seen

DAY, MANNER = "day", "manner"
DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class NextLine:
    """What to raise next. place: of the topic, 0 where nothing is to be raised."""

    headline: str
    why: str
    place: int


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Something that lies with them. term: the name of the term, empty for a topic; name: of the raised topic."""

    title: str
    on: str
    term: str
    name: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What they said, in a list."""

    name: str
    begins: str
    on: str


@dataclass(frozen=True, slots=True)
class TermsPage:
    """All terms. reach: what of reaching out is open; next: what to raise, None where that is closed.

    mine: the limits that hold for me, the strictest of each kind. holding, thoughts, over: by topic. kept: how it was
    kept by the messages, None where nothing can be said; talk: something slipped lately, and may be talked about;
    again: something slipped after a talk about it. asks: something was put away, and is shown after asking. any:
    something was told; days: there are days to look at it again. plans: being in touch may be planned.
    doubts: the days of what is gone and may have asked for no contact at all; asked: where that is answered. invited:
    how an invitation stands: none, waits or answered; invites: one may be made.
    """

    reach: Reach
    urgent: bool
    next: NextLine | None
    due: tuple[TermLine, ...]
    waiting: tuple[WaitingLine, ...]
    mine: tuple[str, ...]
    holding: tuple[TopicLine, ...]
    thoughts: tuple[TopicLine, ...]
    over: tuple[TopicLine, ...]
    kept: ToldTerms | None
    talk: bool
    again: bool
    said: tuple[SaidLine, ...]
    asks: bool
    topics: tuple[TopicLine, ...]
    any: bool
    days: bool
    plans: bool
    doubts: tuple[str, ...]
    asked: int
    invited: str
    invites: bool


@dataclass(frozen=True, slots=True)
class DayPage:
    """What held on a day. on: in words, empty where none was asked for."""

    day: str
    latest: str
    on: str
    holding: tuple[TopicLine, ...]
    other: tuple[TopicLine, ...]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PrintPage:
    """All that holds, to print."""

    on: str
    holding: tuple[TopicLine, ...]


@opened
@require_safe
def terms_(request: Asked) -> HttpResponse:
    """Show all terms; safety is asked before."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    request.visit.notes += invitations.follow(book, at)
    standing = standing_of(book, where)
    asks = asks_first(request, book)
    return render(request, "terms.html", {"page": _page(book, standing, where.flow.situation, at, asks=asks)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def on_day(request: Asked) -> HttpResponse:
    """Show what held on a day."""
    at, book = clock.now(), request.visit.book()
    if not whereabouts(book, at).ready:
        return redirect("questions")
    if request.method == "POST":
        errors: dict[str, str] = {}
        try:
            day_of(request.POST.get(DAY, ""), at.date())
        except BadDate:
            errors = {DAY: say("terms-error.day")}
        return turn_back(request, errors, keep=(DAY,))
    shown = held(request)
    day = None if shown.errors or DAY not in shown.values else day_of(shown.values[DAY][0], at.date())
    found, away = terms.agreement(book), asks_first(request, book)
    page = DayPage(
        day=next(iter(shown.values.get(DAY, [])), at.date().isoformat()),
        latest=at.date().isoformat(),
        on=day_phrase(day, FALLBACK) if day else "",
        holding=topic_lines(found.holding(day), away=away) if day else (),
        other=topic_lines((term for term in found.on(day) if not term.holds(day)), away=away) if day else (),
        errors=shown.errors,
    )
    return render(request, "terms_day.html", {"page": page})


@opened
@require_safe
def printed(request: Asked) -> HttpResponse:
    """Show all that holds on a page to print."""
    at, book = clock.now(), request.visit.book()
    if not whereabouts(book, at).ready:
        return redirect("questions")
    today = at.date()
    holding = terms.agreement(book).holding(today)
    page = PrintPage(day_phrase(today, FALLBACK), topic_lines(holding, away=asks_first(request, book)))
    return render(request, "terms_print.html", {"page": page})


@opened
@require_POST
def text(request: Asked) -> HttpResponse:
    """Hand all that holds over as plain text."""
    at, book = clock.now(), request.visit.book()
    if not reach_now(book, at).shares:
        return redirect("terms")
    return _file(as_text(terms.agreement(book), at.date()).encode(), "text/plain; charset=utf-8", "notes.txt")


@opened
@require_POST
def dates(request: Asked) -> HttpResponse:
    """Hand the days to look at an agreement again over as a calendar file."""
    at, book = clock.now(), request.visit.book()
    if not reach_now(book, at).proposes:
        return redirect("terms")
    reviewed = [term.reviewed_on for term in terms.agreement(book).holding(at.date())]
    days = [day for day in reviewed if day is not None and day >= at.date()]
    return _file(calendar_file(days, at), "text/calendar; charset=utf-8", "dates.ics")


@opened
@require_POST
def file(request: Asked) -> HttpResponse:
    """Hand all that was told of terms over as the file that the command reads."""
    book = request.visit.book()
    if not whereabouts(book, clock.now()).ready:
        return redirect("terms")
    return _file(room.write(terms.agreement(book).steps).encode(), "application/json", "terms.json")


@opened
@require_POST
def as_message(request: Asked) -> HttpResponse:
    """Begin a draft that tells the whole so far."""
    at, book = clock.now(), request.visit.book()
    if not reach_now(book, at).shares:
        return redirect("terms")
    manner = next((each for each in REGISTERS if each == request.POST.get(MANNER)), REGISTERS[0])
    written = whole(terms.agreement(book), at.date(), manner)
    if not written:
        return redirect("terms")
    return redirect(
        "draft", drafts.begin(book, Draft(name="", begun=at, changed=at, text=written, term=terms.WHOLE)).name
    )


def _page(book: Book, standing: Standing, situation: Situation, at: datetime, *, asks: bool) -> TermsPage:
    found, today, reach = terms.agreement(book), at.date(), terms.reach_of(standing)
    stand, seen = found.on(today), terms.glance(book, found, at)
    kept = None if asks else seen.kept
    return TermsPage(
        reach=reach,
        urgent=standing.urgent,
        next=_next(book, found, situation, seen, at) if reach.proposes else None,
        due=tuple(term_line(term) for term in found.due(today)) if reach.proposes else (),
        waiting=_waiting(book, found, today),
        mine=tuple(held_line(each, away=asks) for each in found.held(today)),
        holding=topic_lines((term for term in stand if term.holds(today)), away=asks),
        thoughts=topic_lines((term for term in stand if term.state == "open" and not term.declined), away=asks),
        over=topic_lines((term for term in stand if term.state in CLOSING or term.declined), away=asks),
        kept=kept,
        talk=reach.proposes and kept is not None and any(each.lately for each in kept.mine),
        again=kept is not None and any(each.again for each in kept.mine),
        said=() if asks else _said(book),
        asks=asks and bool(seen.kept or book.count(Said)),
        topics=tuple(TopicLine(place_of(topic), title_of(topic), ()) for topic in topics()),
        any=bool(found.steps or book.count(Said) or book.count(TermTold)),
        days=any(term.reviewed_on for term in found.holding(today)),
        plans=contact_reach(standing).plans,
        doubts=tuple(day_phrase(day, FALLBACK) for day in terms.doubts(book)),
        asked=place_of_question(questions(), DISTANCE),
        invited=_invited(book),
        invites=not closed_to(standing, situation),
    )


def _invited(book: Book) -> str:
    now = invitations.open_one(book)
    return "none" if now is None else "answered" if now.reply and now.reply.given else "waits"


def _next(book: Book, found: Agreement, situation: Situation, seen: Seen, at: datetime) -> NextLine:
    chosen = raise_next(
        found,
        situation,
        at.date(),
        shown=still_shown(seen.shown, seen.ends, at),
        heard=terms.heard_topics(book),
        said=[kept.record.on for kept in book.all(Said)],
        raised=terms.raised(book),
    )
    return NextLine(chosen.headline, chosen.why, place_of(chosen.topic.id) if chosen.topic else 0)


def _waiting(book: Book, found: Agreement, today: date) -> tuple[WaitingLine, ...]:
    raised = (kept.record for kept in book.all(TopicRaised) if kept.record.answered is None)
    topic_waits = [WaitingLine(title_of(each.topic), day_phrase(each.on, FALLBACK), "", each.name) for each in raised]
    proposed = (term for term in found.on(today) if term.state == "proposed")
    return (*topic_waits, *(WaitingLine(term.text, day_phrase(term.on, FALLBACK), term.id, "") for term in proposed))


def _said(book: Book) -> tuple[SaidLine, ...]:
    told = sorted((kept.record for kept in book.all(Said)), key=lambda each: (each.on, each.at), reverse=True)
    return tuple(SaidLine(each.name, drafts.beginning(each.text), day_phrase(each.on, FALLBACK)) for each in told)


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
