"""One draft: writing it beside its review, putting it away, how it read before, and noting that it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from goodterms.companion.phrases import day_phrase
from goodterms.companion.writing import is_night, tomorrow, writing
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web import clock, drafts
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.write import TEXT, THEIRS, standing_of, title_of
from goodterms.web.review_view import ReviewView, by_rule, marked_in, review_view
from goodterms.web.store import Changed
from goodterms.web.told import whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.web.access import Asked
    from goodterms.web.records import Draft
    from goodterms.web.store import Book, Kept

DO, LEAVE, SEEN, SUBJECT, AGAIN = "do", "leave", "seen", "subject", "again"


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft and its review.

    name: by which it is addressed; seen: its version, so that another window is noticed. until: when it wakes, in
    words, where it rests; to: until when it would, where that is offered, and why: at night, or because it is worrying.
    letter: it is not for sending. live: the review follows the typing. sent: on which day, where it was.
    """

    name: str
    title: str
    seen: int
    text: str
    theirs: str
    subject: str
    mail: bool
    review: ReviewView
    until: str
    to: str
    letter: bool
    sent: str
    versions: int
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """How a draft read at a time, in words. number: by which it is taken again; now: it reads so now."""

    number: int
    at: str
    text: str
    now: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """How a draft has read, the latest first."""

    name: str
    title: str
    versions: tuple[VersionLine, ...]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Asked, name: str) -> HttpResponse:
    """Show a draft beside its review, or take what it has become and what is to happen with it."""
    at, book = clock.now(), request.visit.book()
    kept = _kept(book, name)
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if request.method == "POST":
        return _taken(request, book, kept, at)
    page = _page(request, book, kept, where, at)
    return render(request, "draft.html", {"page": page})


@opened
@require_POST
def look(request: Asked, name: str) -> HttpResponse:
    """Review what was typed so far, and keep it, for the page that shows it as it is typed."""
    at, book = clock.now(), request.visit.book()
    kept = _kept(book, name)
    where = whereabouts(book, at)
    try:
        fresh = _typed(request, kept)
        kept = drafts.save(book, kept, fresh, at, version=False) if fresh != kept.record else kept
    except Changed:
        return render(request, "_not_taken.html", {"said": say("writing.changed")})
    except BadInput as problem:
        return render(request, "_not_taken.html", {"said": str(problem)})
    page = _page(request, book, kept, where, at)
    return render(request, "_looked.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: Asked, name: str) -> HttpResponse:
    """Show how a draft has read, and take an earlier one again."""
    at, book = clock.now(), request.visit.book()
    kept = _kept(book, name)
    found = drafts.versions(book, kept.record)
    if request.method == "POST":
        again = request.POST.get(AGAIN, "")
        meant = next((each for number, each in enumerate(found) if str(number) == again), None)
        if meant:
            drafts.save(book, kept, replace(kept.record, text=meant.text), at, version=True)
        return redirect("draft", name)
    lines = tuple(
        VersionLine(number, _moment(each.at, at), each.text, each.text == kept.record.text)
        for number, each in enumerate(found)
    )
    page = VersionsPage(name, title_of(kept.record), lines)
    return render(request, "draft_versions.html", {"page": page})


def _kept(book: Book, name: str) -> Kept[Draft]:
    kept = drafts.find(book, name)
    if kept is None:
        raise Http404
    return kept


def _typed(request: Asked, kept: Kept[Draft]) -> Draft:
    """Give the draft with what was typed. Raise Changed where it was typed over another one."""
    if request.POST.get(SEEN, "") != str(kept.version):
        raise Changed
    before = kept.record
    text = drafts.typed(request.POST.get(TEXT, before.text))
    theirs = drafts.typed(request.POST.get(THEIRS, before.theirs))
    subject = " ".join(request.POST.get(SUBJECT, before.subject).split())
    return replace(before, text=text, theirs=theirs, subject=subject)


def _taken(request: Asked, book: Book, kept: Kept[Draft], at: datetime) -> HttpResponse:
    """Keep what was typed, then do what was asked for."""
    if request.POST.get(DO) == "forget":
        drafts.forget(book, kept)
        request.visit.notes.append(say("writing.forgotten"))
        return redirect("write")
    try:
        fresh = _typed(request, kept)
        if LEAVE in request.POST:
            fresh = _left(request, book, fresh, at)
        fresh = CHANGES.get(request.POST.get(DO, ""), _as_it_is)(fresh, at)
        drafts.save(book, kept, fresh, at, version=True)
    except Changed:
        request.visit.notes.append(say("writing.changed"))
        return redirect("draft", kept.record.name)
    except BadInput as problem:
        return turn_back(request, {TEXT: str(problem)}, keep=(THEIRS,))
    if said := SAID.get(LEAVE if LEAVE in request.POST else request.POST.get(DO, "")):
        request.visit.notes.append(say(said))
    return redirect("draft-sent" if request.POST.get(DO) == "sent" else "draft", kept.record.name)


def _left(request: Asked, book: Book, fresh: Draft, at: datetime) -> Draft:
    """Leave what the rule of this number found as it is."""
    where = whereabouts(book, at)
    rules = list(by_rule(marked_in(drafts.look(book, fresh, where.flow.situation, at).review)).values())
    number = request.POST[LEAVE]
    meant = rules[int(number) - 1] if number.isdecimal() and 1 <= int(number) <= len(rules) else []
    for each in meant:
        fresh = drafts.left_alone(fresh, each.rule, each.quote or "")
    return fresh


def _as_it_is(fresh: Draft, _: datetime) -> Draft:
    return fresh


def _rested(fresh: Draft, at: datetime) -> Draft:
    return replace(fresh, until=tomorrow(at))


def _woken(fresh: Draft, _: datetime) -> Draft:
    return replace(fresh, until=None)


CHANGES: Mapping[str, Callable[[Draft, datetime], Draft]] = {"rest": _rested, "wake": _woken}
SAID: Mapping[str, str] = {
    "rest": "writing.rests",
    "wake": "writing.awake",
    "save": "writing.saved",
    LEAVE: "writing.left",
}


def _page(request: Asked, book: Book, kept: Kept[Draft], where: Whereabouts, at: datetime) -> DraftPage:
    record = kept.record
    situation = where.flow.situation
    standing = standing_of(book, where)
    may = writing(standing, situation)
    checked = drafts.look(book, record, situation, at)
    letter = record.purpose == "unsent"
    review = review_view(record.text, checked, shares=may.shares and not letter, subject=record.subject)
    rests = drafts.rests(record, at)
    worrying = review.verdict == "mend" or (is_night(at) and review.verdict == "ready")
    return DraftPage(
        name=record.name,
        title=title_of(record),
        seen=kept.version,
        text=record.text,
        theirs=record.theirs,
        subject=record.subject,
        mail=bool(record.subject),
        review=review,
        until=_morning(record.until, at) if rests and record.until else "",
        to=_morning(tomorrow(at), at) if worrying and not rests and not letter else "",
        letter=letter,
        sent=day_phrase(record.sent.on, FALLBACK) if record.sent else "",
        versions=len(drafts.versions(book, record)),
        errors=held(request).errors if not request.htmx else {},
    )


def _morning(until: datetime, at: datetime) -> str:
    """Name the morning until which a draft rests."""
    day = until.astimezone(at.tzinfo).date()
    return say("writing.this-morning" if day == at.date() else "writing.tomorrow-morning")


def _moment(then: datetime, now: datetime) -> str:
    local = then.astimezone(now.tzinfo)
    return f"{day_phrase(local.date(), FALLBACK)}, {local:%H:%M}"
