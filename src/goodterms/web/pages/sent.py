"""What was sent: noting it, so that the plan moves on; noting that they wrote back; taking a slip back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from goodterms.companion.asked import place_of
from goodterms.companion.dates import BadDate, day_of, marked
from goodterms.companion.writing import HEARD, answers_after, have_said, may_tell, offer_waits, writing
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.guide.questions import questions
from goodterms.web import clock, drafts
from goodterms.web.access import opened
from goodterms.web.date_lines import events_of
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.write import TEXT, fits_now, title_of
from goodterms.web.records import Answers, Draft, Mark, SentOff
from goodterms.web.terms import note_sent, unsend
from goodterms.web.told import given, standing_of, take, whereabouts
from goodterms.words.paths import every_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.drafts import Checked
    from goodterms.companion.stand import Standing
    from goodterms.situation import Situation
    from goodterms.web.access import Asked
    from goodterms.web.store import Book, Kept
    from goodterms.web.visits import Held

DAY, TELLS, WHAT = "day", "tells", "what"
CONDUCT = "own-conduct"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message is in the story. answers: by question, the choice that holds from then on. after: what to do."""

    name: str
    event: str | None
    answers: Mapping[str, str]
    after: str = ""


OTHER = Meaning("sent-what.other", None, {})
MEANINGS = {
    "other": OTHER,
    "yes": Meaning("sent-what.yes", "answer", {"my-answer": "yes"}),
    "no": Meaning("sent-what.no", "answer", {"my-answer": "no"}),
    "letter": Meaning("sent-what.letter", "letter", {}),
}
"""What a message of one's own can be, by what the form sends."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a message can have been."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SentPage:
    """Noting that a draft was sent. whats: what it can have been, where it was not laid out for one thing.

    closed: writing was closed, so that only the day and the words are noted. asks_tells: whether it tells them of
    feelings is asked; tells: it seems to.
    """

    name: str
    title: str
    text: str
    day: str
    latest: str
    closed: bool
    whats: tuple[Choice, ...]
    what: str
    asks_tells: bool
    tells: bool
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Can:
    """What a draft can have been where things stand. closed: writing is closed, and it is noted as it is."""

    closed: bool
    whats: Mapping[str, Meaning]


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
    standing = standing_of(book, where)
    can = _can(book, kept.record, standing, where.flow.situation, at)
    if request.method == "POST":
        return _taken(request, book, kept, can, where, at)
    checked = drafts.look(book, kept.record, where.flow.situation, standing, at)
    page = _page(kept.record, checked, can, where.flow.situation, at, held(request))
    return render(request, "draft_sent.html", {"page": page})


@opened
@require_POST
def answered(request: Asked, name: str) -> HttpResponse:
    """Note that they wrote back, which answers all that was sent; what they said of feelings is then asked."""
    at, book = clock.now(), request.visit.book()
    _sent(book, name)
    sent_off = [(kept, kept.record.sent) for kept in book.all(Draft) if kept.record.sent]
    waiting = [(kept, off) for kept, off in sent_off if off.answered is None]
    with book.together():
        for kept, off in waiting:
            drafts.save(book, kept, _answered(kept.record, off, at.date()), at, version=False)
    if waiting:
        request.visit.notes.append(say("writing.answered"))
    if any(off.tells for _, off in waiting):
        return redirect(reverse("question", args=[place_of(questions(), HEARD)]))
    return redirect("write")


@opened
@require_POST
def not_answered(request: Asked, name: str) -> HttpResponse:
    """Take it back that they wrote back."""
    book = request.visit.book()
    kept, off = _sent(book, name)
    drafts.save(book, kept, _answered(kept.record, off, None), clock.now(), version=False)
    request.visit.notes.append(say("writing.not-answered"))
    return redirect("draft", name)


@opened
@require_POST
def by_mistake(request: Asked, name: str) -> HttpResponse:
    """Take it back that a message was sent, with what was answered and marked by it."""
    at, book = clock.now(), request.visit.book()
    kept, off = _sent(book, name)
    with book.together():
        if off.changed:
            back = {each.question for each in given(book) if each.chosen == (off.changed.get(each.question),)}
            stay = (each for each in given(book) if each.question not in back)
            book.put(Answers(given=(*stay, *(each for each in off.before if each.question in back))))
        if off.marked:
            book.drop(*[mark for mark in book.all(Mark) if (mark.record.name, mark.record.on) == (off.marked, off.on)])
        unsend(book, kept.record, at)
        drafts.save(book, kept, replace(kept.record, sent=None), at, version=False)
    request.visit.notes.append(say("writing.sent-by-mistake"))
    return redirect("draft", name)


def _sent(book: Book, name: str) -> tuple[Kept[Draft], SentOff]:
    kept = drafts.find(book, name)
    if kept is None or kept.record.sent is None:
        raise Http404
    return kept, kept.record.sent


def _can(book: Book, draft: Draft, standing: Standing, situation: Situation, at: datetime) -> _Can:
    """Say what a draft can have been: what its way makes of it, as long as that fits, or what is chosen."""
    may = writing(standing, situation)
    if not may.open:
        return _Can(closed=True, whats={"other": OTHER})
    path = every_path(FALLBACK).get(draft.way)
    if path and fits_now(book, draft, standing, may, at):
        return _Can(closed=False, whats={path.id: Meaning("", path.event, path.answers, path.after)})
    waits = offer_waits(situation)
    whats = {what: meaning for what, meaning in MEANINGS.items() if waits or "my-answer" not in meaning.answers}
    return _Can(closed=False, whats=whats)


def _taken(request: Asked, book: Book, kept: Kept[Draft], can: _Can, where: Whereabouts, at: datetime) -> HttpResponse:
    """Note what a form says of a message that was sent."""
    keep = (DAY, TEXT, WHAT, TELLS)
    try:
        on, text = day_of(request.POST.get(DAY, ""), at.date()), drafts.typed(request.POST.get(TEXT, ""))
    except BadDate as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=keep)
    except BadInput as problem:
        return turn_back(request, {TEXT: str(problem)}, keep=keep)
    if not text.strip():
        return turn_back(request, {TEXT: say("writing-error.nothing")}, keep=keep)
    meaning = can.whats.get(request.POST.get(WHAT, ""), next(iter(can.whats.values())))
    situation = where.flow.situation
    tells = TELLS in request.POST and may_tell(situation) and not can.closed
    changes = answers_after(meaning.answers, situation, tells=tells, heard=have_said(given(book)))
    off = SentOff(on=on, text=text, tells=tells or HEARD in changes)
    _note(book, kept, off, meaning.event or ("letter" if tells else None), changes, at)
    request.visit.notes += [say("writing.sent-plan" if changes else "writing.sent"), *filter(None, [meaning.after])]
    if can.closed and situation.safety.thoughts_of_ending_my_life is not True:
        return redirect(reverse("question", args=[place_of(questions(), CONDUCT)]))
    return redirect("plan" if changes else "write")


def _note(
    book: Book, kept: Kept[Draft], off: SentOff, event: str | None, changes: Mapping[str, str], at: datetime
) -> None:
    """Keep that a message was sent with all that follows, and what was before, so that it can be taken back."""
    with book.together():
        before = tuple(each for each in given(book) if each.question in changes)
        name = _mark(book, event, off.on, at)
        off = replace(off, changed=dict(changes), before=before, marked=name)
        drafts.save(book, kept, replace(kept.record, text=off.text, sent=off, until=None), at, version=True)
        note_sent(book, kept.record, off.on, at)
        for question, choice in changes.items():
            _answer(book, question, choice, at)


def _mark(book: Book, event: str | None, on: date, at: datetime) -> str | None:
    """Mark the day in the story, and name the mark; one that is there already, or cannot be, is left out."""
    if event is None:
        return None
    with suppress(BadDate):
        made = marked(event, on.isoformat(), events_of(book.all(Mark)), at.date(), FALLBACK)
        book.add(Mark(name=made.id, on=made.on))
        return made.id
    return None


def _answer(book: Book, question: str, choice: str, at: datetime) -> None:
    """Answer a question as the person would."""
    asked = next(each for each in questions() if each.id == question)
    number = next(n for n, each in enumerate(asked.choices, start=1) if each.id == choice)
    take(book, asked, [str(number)], at)


def _answered(draft: Draft, off: SentOff, on: date | None) -> Draft:
    return replace(draft, sent=replace(off, answered=on))


def _page(draft: Draft, checked: Checked, can: _Can, situation: Situation, at: datetime, shown: Held) -> SentPage:
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    tells = draft.tells or "feelings" in checked.review.elements
    choices = tuple(Choice(value, say(meaning.name)) for value, meaning in can.whats.items() if meaning.name)
    what = "yes" if "yes" in can.whats and draft.purpose == "acceptance" else next(iter(can.whats))
    return SentPage(
        name=draft.name,
        title=title_of(draft),
        text=values.get(TEXT, draft.text),
        day=values.get(DAY, at.date().isoformat()),
        latest=at.date().isoformat(),
        closed=can.closed,
        whats=choices if len(choices) > 1 else (),
        what=values.get(WHAT, what),
        asks_tells=may_tell(situation) and not can.closed,
        tells=TELLS in values if values else tells,
        errors=shown.errors,
    )
