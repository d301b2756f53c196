"""Letting it go: each step by itself, in any order; what to tell friends, ending all terms, and putting things away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from goodterms.companion.asked import place_of as place_of_question
from goodterms.companion.calls import calls_of
from goodterms.companion.dates import BadDate, day_of
from goodterms.companion.phrases import day_phrase
from goodterms.companion.writing import writing
from goodterms.content.documents import FALLBACK
from goodterms.content.friend_words import friend_words
from goodterms.content.sentences import say
from goodterms.guide.questions import questions
from goodterms.web import clock, terms
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.write import way_line
from goodterms.web.putting_away import asks_first, is_page_that_asks
from goodterms.web.records import Preferences
from goodterms.web.store import Changed, any_about_them
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import HttpResponse

    from goodterms.companion.calls import Calls
    from goodterms.companion.stand import Standing
    from goodterms.content.friend_words import FriendWords
    from goodterms.situation import Situation
    from goodterms.web.access import Asked
    from goodterms.web.pages.write import WayLine
    from goodterms.web.store import Book

DAY, WHO, SEEN, DO, TO = "day", "who", "seen", "do", "to"
KIND_MESSAGES = ("let-go", "step-back", "decline-kindly")


@dataclass(frozen=True, slots=True)
class MessageStep:
    """A last kind message. ways: by which it can be written; why: why by none. questions: they come before it."""

    ways: tuple[WayLine, ...]
    why: tuple[str, ...]
    questions: bool


@dataclass(frozen=True, slots=True)
class WayOutPage:
    """All steps. help: where nothing matters now but help, and writing is not offered; danger: it comes first.

    friends: some are shared, or nobody knows. terms: how many could end, in words; empty where none could. put_away:
    what they said and what the messages show is; shows: it is shown for now. goal: the question what is wanted, 0 where
    that is to move on already. any: there is something about them to remove.
    """

    help: Calls | None
    danger: bool
    message: MessageStep
    friends: bool
    terms: str
    put_away: bool
    shows: bool
    goal: int
    any: bool


@dataclass(frozen=True, slots=True)
class FriendsPage:
    """What can be said to friends. danger: somebody is to be afraid of."""

    words: tuple[FriendWords, ...]
    danger: bool


@dataclass(frozen=True, slots=True)
class EndTermsPage:
    """Ending all terms at once. seen: how many there were when the page was made, so that none ends unseen."""

    texts: tuple[str, ...]
    seen: int
    day: str
    latest: str
    who: str
    errors: Mapping[str, str]


@opened
@require_safe
def way_out(request: Asked) -> HttpResponse:
    """Show the steps; none of them waits for questions to be answered, but writing to them does."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    situation, standing = where.flow.situation, standing_of(book, where)
    page = WayOutPage(
        help=calls_of(standing.help) if standing.urgent else None,
        danger=standing.danger,
        message=_message(standing, situation) if where.ready else MessageStep((), (say("way-out.asked-first"),), True),
        friends=situation.shared is None or "friends" in situation.shared,
        terms=_terms(book, at.date()),
        put_away=(book.record(Preferences) or Preferences()).put_away,
        shows=not asks_first(request, book),
        goal=place_of_question(questions(), "goal") if where.ready and situation.goal != "move_on" else 0,
        any=any_about_them(book),
    )
    return render(request, "way_out.html", {"page": page})


@opened
@require_safe
def friends(request: Asked) -> HttpResponse:
    """Show what can be said to friends whom both have."""
    book = request.visit.book()
    danger = standing_of(book, whereabouts(book, clock.now())).danger
    return render(request, "way_out_friends.html", {"page": FriendsPage(friend_words(), danger)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def end_terms(request: Asked) -> HttpResponse:
    """End all terms at once, by me or by them."""
    at, book = clock.now(), request.visit.book()
    if request.method == "POST":
        return _end(request, book)
    found = terms.not_over(book, at.date())
    if not found:
        return redirect("way-out")
    shown, today = held(request), at.date().isoformat()
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    texts = tuple(term.text for term in found)
    page = EndTermsPage(texts, len(found), values.get(DAY, today), today, values.get(WHO, "me"), shown.errors)
    return render(request, "way_out_terms.html", {"page": page})


@opened
@require_POST
def put_away(request: Asked) -> HttpResponse:
    """Put away what they said and what the messages show, or take it out again."""
    book, away = request.visit.book(), request.POST.get(DO) != "take-out"
    with book.together():
        book.put(replace(book.record(Preferences) or Preferences(), put_away=away))
    request.visit.shows = False
    request.visit.notes.append(say("way-out.put-away" if away else "way-out.taken-out"))
    return redirect("way-out")


@opened
@require_POST
def show(request: Asked) -> HttpResponse:
    """Show what was put away until this window locks, and go on to the page that asked."""
    request.visit.shows = True
    to = request.POST.get(TO, "")
    return redirect(to if is_page_that_asks(to) else "way-out")


def _message(standing: Standing, situation: Situation) -> MessageStep:
    may = writing(standing, situation)
    ways = tuple(way_line(path) for path in (may.now, *may.others) if path and path.id in KIND_MESSAGES)
    if ways:
        return MessageStep(ways, (), False)
    shut = tuple(each.why for each in standing.background.closed if {"write", "suggest-words"} & set(each.actions))
    return MessageStep((), shut if not may.open and shut else (say("way-out.no-message"),), False)


def _terms(book: Book, today: date) -> str:
    count = len(terms.not_over(book, today))
    return say("way-out.terms", count=count) if count else ""


def _end(request: Asked, book: Book) -> HttpResponse:
    at = clock.now()
    try:
        on = day_of(request.POST.get(DAY, ""), at.date())
    except BadDate:
        return turn_back(request, {DAY: say("terms-error.day")}, keep=(DAY, WHO))
    by: Literal["me", "them"] = "them" if request.POST.get(WHO) == "them" else "me"
    with book.together():
        if request.POST.get(SEEN, "") != str(len(terms.not_over(book, at.date()))):
            raise Changed
        count, plan_changed = terms.end_all(book, by, on, at)
    day = day_phrase(on, FALLBACK)
    request.visit.notes.append(say("way-out.ended-plan" if plan_changed else "way-out.ended", count=count, day=day))
    return redirect("way-out")
