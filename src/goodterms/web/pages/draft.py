"""One draft: writing it beside its review, putting it away, how it read before, and forgetting it."""

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
from goodterms.web.pages.write import TEXT, THEIRS, fits_now, title_of
from goodterms.web.putting_away import ask, asks_first
from goodterms.web.review_view import ReviewView, left_by, review_view
from goodterms.web.store import Changed
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.web.access import Asked
    from goodterms.web.records import Draft
    from goodterms.web.store import Book, Kept
    from goodterms.web.visits import Held

DO, LEAVE, SEEN, SUBJECT, AGAIN = "do", "leave", "seen", "subject", "again"
LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft and its review.

    name: by which it is addressed; seen: its version, so that another window is noticed. not_now: why it is nothing to
    send any more, where the plan has changed. until: when it wakes, in words, where it rests; to: until when it would,
    where that is offered. letter: it is not for sending. sent: on which day, where it was; answered: when they wrote
    back. closed: writing is closed, and it could have been sent all the same. earlier: it has read otherwise.
    """

    name: str
    title: str
    seen: int
    text: str
    theirs: str
    subject: str
    mail: bool
    review: ReviewView
    not_now: str
    until: str
    to: str
    letter: bool
    sent: str
    answered: str
    closed: bool
    earlier: bool
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """How a draft read at a time, in words. moment: by which it is taken again; now: it reads so now."""

    moment: str
    at: str
    text: str
    now: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """How a draft has read, the latest first."""

    name: str
    title: str
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class ForgetPage:
    """Asking before a draft is forgotten. sent: it was sent, and counts for what lies unanswered."""

    name: str
    title: str
    text: str
    sent: bool


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Asked, name: str) -> HttpResponse:
    """Show a draft beside its review, or take what it has become and what is to happen with it."""
    at, book = clock.now(), request.visit.book()
    kept, where = _kept(book, name), whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if request.method == "POST":
        return _taken(request, book, kept, at)
    if kept.record.theirs and asks_first(request, book):
        return ask(request)
    return render(request, "draft.html", {"page": _page(book, kept, where, at, held(request))})


@opened
@require_POST
def look(request: Asked, name: str) -> HttpResponse:
    """Review what was typed so far, and keep it, for the page that shows it as it is typed."""
    at, book = clock.now(), request.visit.book()
    kept, where = _kept(book, name), whereabouts(book, at)
    try:
        fresh = _typed(request, kept)
        kept = drafts.save(book, kept, fresh, at, version=False) if fresh != kept.record else kept
    except Changed:
        return render(request, "_not_taken.html", {"said": say("writing.changed")})
    except BadInput as problem:
        return render(request, "_not_taken.html", {"said": str(problem)})
    return render(request, "_looked.html", {"page": _page(book, kept, where, at)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: Asked, name: str) -> HttpResponse:
    """Show how a draft has read, and take an earlier one again."""
    at, book = clock.now(), request.visit.book()
    kept = _kept(book, name)
    found = drafts.versions(book, kept.record)
    if request.method == "POST":
        again = request.POST.get(AGAIN, "")
        meant = next((each for each in found if each.at.isoformat() == again), None)
        if meant and kept.record.sent is None:
            drafts.save(book, kept, replace(kept.record, text=meant.text), at, version=True)
        return redirect("draft", name)
    lines = tuple(
        VersionLine(each.at.isoformat(), _moment(each.at, at), each.text, each.text == kept.record.text)
        for each in found
    )
    return render(request, "draft_versions.html", {"page": VersionsPage(name, title_of(kept.record), lines)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: Asked, name: str) -> HttpResponse:
    """Ask whether a draft is to go with all its versions, and forget it."""
    book = request.visit.book()
    kept = _kept(book, name)
    if request.method == "POST":
        drafts.forget(book, kept)
        request.visit.notes.append(say("writing.forgotten"))
        return redirect("write")
    record = kept.record
    page = ForgetPage(name, title_of(record), record.sent.text if record.sent else record.text, record.sent is not None)
    return render(request, "draft_forget.html", {"page": page})


def _kept(book: Book, name: str) -> Kept[Draft]:
    kept = drafts.find(book, name)
    if kept is None:
        raise Http404
    return kept


def _typed(request: Asked, kept: Kept[Draft]) -> Draft:
    """Give the draft with what was typed. Raise Changed where it was typed over another one, or it was sent."""
    before = kept.record
    if request.POST.get(SEEN, "") != str(kept.version) or before.sent:
        raise Changed
    text = drafts.typed(request.POST.get(TEXT, before.text))
    theirs = drafts.typed(request.POST.get(THEIRS, before.theirs))
    subject = " ".join(request.POST.get(SUBJECT, before.subject).split())[:LONGEST_SUBJECT]
    return replace(before, text=text, theirs=theirs, subject=subject)


def _taken(request: Asked, book: Book, kept: Kept[Draft], at: datetime) -> HttpResponse:
    """Keep what was typed, then do what was asked for."""
    do = request.POST.get(DO, "")
    fields = (TEXT, THEIRS, SUBJECT)
    try:
        fresh = CHANGES.get(do, _as_it_is)(_typed(request, kept), at)
        for rule, quote in left_by(request.POST.get(LEAVE, "")):
            fresh = drafts.left_alone(fresh, rule, quote)
        drafts.save(book, kept, fresh, at, version=True)
    except Changed:
        return turn_back(request, {"": say("writing.changed-held")}, keep=fields)
    except BadInput as problem:
        return turn_back(request, {TEXT: str(problem)}, keep=fields)
    if do == "rest":
        request.visit.notes.append(say("writing.rests", until=_morning(tomorrow(at), at)))
    elif said := SAID.get(LEAVE if LEAVE in request.POST else do):
        request.visit.notes.append(say(said))
    return redirect("draft-sent" if do == "sent" else "draft", kept.record.name)


def _as_it_is(fresh: Draft, _: datetime) -> Draft:
    return fresh


def _rested(fresh: Draft, at: datetime) -> Draft:
    return replace(fresh, until=tomorrow(at))


def _woken(fresh: Draft, _: datetime) -> Draft:
    return replace(fresh, until=None)


def _noticing(fresh: Draft, _: datetime) -> Draft:
    return replace(fresh, left=())


CHANGES: Mapping[str, Callable[[Draft, datetime], Draft]] = {"rest": _rested, "wake": _woken, "notice": _noticing}
SAID: Mapping[str, str] = {
    "wake": "writing.awake",
    "save": "writing.saved",
    "notice": "writing.noticed",
    LEAVE: "writing.left",
}


def _page(book: Book, kept: Kept[Draft], where: Whereabouts, at: datetime, shown: Held | None = None) -> DraftPage:
    record, situation = kept.record, where.flow.situation
    typed = {name: sent[0] for name, sent in shown.values.items() if sent} if shown else {}
    standing = standing_of(book, where)
    may = writing(standing, situation)
    letter, fits = record.purpose == "unsent", fits_now(book, record, standing, may, at)
    review = review_view(
        record.text,
        drafts.look(book, record, situation, standing, at),
        shares=may.shares and not letter and fits,
        subject=record.subject,
        left=bool(record.left),
    )
    rests = drafts.rests(record, at)
    offers_rest = review.may_send and not rests and not letter and (review.verdict == "mend" or is_night(at))
    return DraftPage(
        name=record.name,
        title=title_of(record),
        seen=kept.version,
        text=typed.get(TEXT, record.sent.text if record.sent else record.text),
        theirs=typed.get(THEIRS, record.theirs),
        subject=typed.get(SUBJECT, record.subject),
        mail=record.mail,
        review=review,
        not_now="" if fits or letter or record.sent else say("writing.not-now"),
        until=_morning(record.until, at) if rests and record.until else "",
        to=_morning(tomorrow(at), at) if offers_rest else "",
        letter=letter,
        sent=day_phrase(record.sent.on, FALLBACK) if record.sent else "",
        answered=day_phrase(record.sent.answered, FALLBACK) if record.sent and record.sent.answered else "",
        closed=not may.open and not letter and not review.stopped,
        earlier=shown is not None and drafts.earlier(book, record),
        errors=shown.errors if shown else {},
    )


def _morning(until: datetime, at: datetime) -> str:
    """Name the morning until which a draft rests."""
    day = until.astimezone(at.tzinfo).date()
    return say("writing.this-morning" if day == at.date() else "writing.tomorrow-morning")


def _moment(then: datetime, now: datetime) -> str:
    local = then.astimezone(now.tzinfo)
    return f"{day_phrase(local.date(), FALLBACK)}, {local:%H:%M}"
