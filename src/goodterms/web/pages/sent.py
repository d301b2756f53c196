"""What was sent: noting it, so that the plan moves on; noting that they wrote back; taking a slip back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from goodterms.companion.asked import place_of
from goodterms.companion.dates import BadDate, marked
from goodterms.companion.writing import answers_after, may_tell
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.guide.questions import questions
from goodterms.web import clock, drafts
from goodterms.web.access import opened
from goodterms.web.date_lines import events_of
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.write import TEXT, title_of
from goodterms.web.records import Draft, Mark, SentOff
from goodterms.web.told import take, whereabouts
from goodterms.words.paths import every_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.situation import Situation
    from goodterms.web.access import Asked
    from goodterms.web.store import Book, Kept
    from goodterms.web.visits import Held

DAY, TELLS, WHAT = "day", "tells", "what"
HEARD = "what-they-said"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message of one's own was. answers: by question, the choice that holds from then on."""

    name: str
    event: str | None = None
    answers: tuple[tuple[str, str], ...] = ()


MEANINGS = {
    "other": Meaning("sent-what.other"),
    "yes": Meaning("sent-what.yes", "answer", (("my-answer", "yes"),)),
    "no": Meaning("sent-what.no", "answer", (("my-answer", "no"),)),
    "letter": Meaning("sent-what.letter", "letter"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a message can have been."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SentPage:
    """Noting that a draft was sent. whats: what it can have been, where it was not laid out for one thing.

    asks_tells: whether it tells them of feelings is asked; tells: it seems to.
    """

    name: str
    title: str
    text: str
    day: str
    latest: str
    whats: tuple[Choice, ...]
    what: str
    asks_tells: bool
    tells: bool
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: Asked, name: str) -> HttpResponse:
    """Note that a draft was sent, and let the plan move on."""
    at, book = clock.now(), request.visit.book()
    kept = drafts.find(book, name)
    if kept is None or kept.record.purpose == "unsent":
        raise Http404
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if kept.record.sent is not None:
        return redirect("draft", name)
    if request.method == "POST":
        return _noted(request, book, kept, where.flow.situation, at)
    page = _page(kept.record, book, where.flow.situation, at, held(request))
    return render(request, "draft_sent.html", {"page": page})


@opened
@require_POST
def answered(request: Asked, name: str) -> HttpResponse:
    """Note that they wrote back; what they said of feelings is then asked."""
    book = request.visit.book()
    kept = drafts.find(book, name)
    if kept is None or kept.record.sent is None:
        raise Http404
    today = clock.now().date()
    drafts.save(book, kept, _with(kept.record, answered=today), clock.now(), version=False)
    request.visit.notes.append(say("writing.answered"))
    if kept.record.sent.tells:
        return redirect(reverse("question", args=[place_of(questions(), HEARD)]))
    return redirect("write")


@opened
@require_POST
def by_mistake(request: Asked, name: str) -> HttpResponse:
    """Take it back that a message was sent."""
    book = request.visit.book()
    kept = drafts.find(book, name)
    if kept is None or kept.record.sent is None:
        raise Http404
    drafts.save(book, kept, replace(kept.record, sent=None), clock.now(), version=False)
    request.visit.notes.append(say("writing.sent-by-mistake"))
    return redirect("draft", name)


def _noted(request: Asked, book: Book, kept: Kept[Draft], situation: Situation, at: datetime) -> HttpResponse:
    keep = (DAY, TEXT, WHAT, TELLS)
    try:
        on, text = _day(request.POST.get(DAY, ""), at.date()), drafts.typed(request.POST.get(TEXT, ""))
    except BadDate as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=keep)
    except BadInput as problem:
        return turn_back(request, {TEXT: str(problem)}, keep=keep)
    if not text.strip():
        return turn_back(request, {TEXT: say("writing-error.nothing")}, keep=keep)
    event, answers, after = _means(kept.record, request.POST.get(WHAT, ""))
    tells = TELLS in request.POST and may_tell(situation)
    changes = answers_after(answers, situation, tells=tells)
    with book.together():
        off = SentOff(on=on, text=text, tells=tells)
        drafts.save(book, kept, replace(kept.record, sent=off, until=None), at, version=True)
        _mark(book, event or ("letter" if tells else None), on, at)
        for question, choice in changes.items():
            _answer(book, question, choice, at)
    request.visit.notes += [say("writing.sent-plan" if changes else "writing.sent"), *([after] if after else [])]
    return redirect("plan" if changes else "write")


def _means(draft: Draft, what: str) -> tuple[str | None, Mapping[str, str], str]:
    """Say what a message that was sent is in the story: its mark, what it answers, and what to do after it."""
    path = every_path(FALLBACK).get(draft.way)
    if path:
        return path.event, path.answers, path.after
    meaning = MEANINGS.get(what, MEANINGS["other"])
    return meaning.event, dict(meaning.answers), ""


def _mark(book: Book, event: str | None, on: date, at: datetime) -> None:
    """Mark the day in the story; one that is marked already, or cannot be, is left out."""
    if event is None:
        return
    with suppress(BadDate):
        made = marked(event, on.isoformat(), events_of(book.all(Mark)), at.date(), FALLBACK)
        book.add(Mark(name=made.id, on=made.on))


def _answer(book: Book, question: str, choice: str, at: datetime) -> None:
    """Answer a question as the person would."""
    asked = next(each for each in questions() if each.id == question)
    number = next(n for n, each in enumerate(asked.choices, start=1) if each.id == choice)
    take(book, asked, [str(number)], at)


def _day(written: str, today: date) -> date:
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        raise BadDate(DAY, say("writing-error.day")) from None
    if day > today:
        raise BadDate(DAY, say("writing-error.ahead"))
    return day


def _with(draft: Draft, *, answered: date) -> Draft:
    assert draft.sent is not None  # noqa: S101 (asked before)
    return replace(draft, sent=replace(draft.sent, answered=answered))


def _page(draft: Draft, book: Book, situation: Situation, at: datetime, shown: Held) -> SentPage:
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    checked = drafts.look(book, draft, situation, at)
    tells = draft.tells or "feelings" in checked.review.elements
    offered = situation.offer.made_by == "them" and situation.offer.answer in (None, "not_yet")
    whats = [value for value in MEANINGS if offered or value not in {"yes", "no"}]
    return SentPage(
        name=draft.name,
        title=title_of(draft),
        text=values.get(TEXT, draft.text),
        day=values.get(DAY, at.date().isoformat()),
        latest=at.date().isoformat(),
        whats=() if draft.way else tuple(Choice(value, say(MEANINGS[value].name)) for value in whats),
        what=values.get(WHAT, "yes" if offered and draft.purpose == "acceptance" else "other"),
        asks_tells=may_tell(situation),
        tells=TELLS in values if values else tells,
        errors=shown.errors,
    )
