"""Writing: what may be written now, laying a message out from choices and own words, or bringing one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goodterms.companion.calls import Calls, calls_of
from goodterms.companion.phrases import day_phrase
from goodterms.companion.writing import Writing, offer_waits, writing
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web import clock, drafts, terms
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.records import Draft, Names
from goodterms.web.told import standing_of, whereabouts
from goodterms.words.paths import LENGTHS, REGISTERS, Chosen, Manner, every_path, lay_out, left_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse, QueryDict

    from goodterms.companion.stand import Standing
    from goodterms.content.paths import Option, Part, Path
    from goodterms.web.access import Asked
    from goodterms.web.store import Book
    from goodterms.web.visits import Held

TEXT, THEIRS, PURPOSE, REGISTER, LENGTH, ME, THEM = "text", "theirs", "purpose", "register", "length", "me", "them"
PART, OWN = "part-", "own-"
LONGEST_NAME = 60
PURPOSES: tuple[Literal["everyday", "acceptance"], ...] = ("everyday", "acceptance")


@dataclass(frozen=True, slots=True)
class WayLine:
    """A way to write. place: by which it is addressed, so that an address tells nothing."""

    place: int
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list. on: the day of its last change, or on which it was sent. waits: no answer is known."""

    name: str
    title: str
    begins: str
    on: str
    rests: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Shut:
    """Why writing is closed. steps: what to do instead, and the safe route. urgent: nothing but help matters now."""

    headline: str
    why: tuple[str, ...]
    steps: tuple[str, ...]
    help: Calls | None
    urgent: bool


@dataclass(frozen=True, slots=True)
class WritePage:
    """What may be written. shut: why nothing may, or None. now: what the plan is about."""

    shut: Shut | None
    now: WayLine | None
    others: tuple[WayLine, ...]
    under_way: tuple[DraftLine, ...]
    sent: tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option as a form shows it."""

    option: Option
    chosen: bool


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a message as a form shows it. field: the name of its fields; error: what is wrong with it."""

    part: Part
    field: str
    options: tuple[OptionLine, ...]
    none: bool
    own: str
    error: str


@dataclass(frozen=True, slots=True)
class WayPage:
    """One way to write, as a form."""

    place: int
    path: Path
    parts: tuple[PartLine, ...]
    register: str
    length: str
    me: str
    them: str
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Bringing a message of one's own. shut: writing is closed, and it is only looked at. letter: it is not sent."""

    text: str
    theirs: str
    purpose: str
    answers_offer: bool
    shut: Shut | None
    letter: bool
    errors: Mapping[str, str]


@opened
@require_safe
def write(request: Asked) -> HttpResponse:
    """Show what may be written where things stand; safety is asked before."""
    at = clock.now()
    book = request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    standing = standing_of(book, where)
    may = writing(standing, where.flow.situation)
    page = WritePage(
        shut=shut_of(standing, may),
        now=way_line(may.now) if may.now else None,
        others=tuple(map(way_line, may.others)),
        under_way=tuple(draft_line(each, at) for each in drafts.under_way(book)),
        sent=tuple(draft_line(each, at) for each in drafts.sent(book)),
    )
    return render(request, "write.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def way(request: Asked, place: int) -> HttpResponse:
    """Lay a message out by one way."""
    book = request.visit.book()
    where = whereabouts(book, clock.now())
    if not where.ready:
        return redirect("questions")
    if not 1 <= place <= len(every_path(FALLBACK)):
        raise Http404
    may = writing(standing_of(book, where), where.flow.situation)
    path = next((each for each in (may.now, *may.others) if each and place_of(each) == place), None)
    if path is None:  # closed, or not for where things stand now
        request.visit.notes.append(say("writing.closed-meanwhile"))
        return redirect("write")
    if request.method == "POST":
        return _laid_out(request, book, path)
    return render(request, "write_way.html", {"page": _way_page(path, held(request), _called(book))})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Asked) -> HttpResponse:
    """Bring a message of one's own, to have it looked at; where writing is closed too."""
    book = request.visit.book()
    where = whereabouts(book, clock.now())
    if not where.ready:
        return redirect("questions")
    if request.method == "POST":
        return _brought(request, book, request.POST.get(PURPOSE, ""))
    standing = standing_of(book, where)
    shut = shut_of(standing, writing(standing, where.flow.situation))
    page = _own_page(held(request), shut, answers_offer=offer_waits(where.flow.situation))
    return render(request, "write_own.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: Asked) -> HttpResponse:
    """Begin a letter that is not sent."""
    book = request.visit.book()
    if not whereabouts(book, clock.now()).ready:
        return redirect("questions")
    if request.method == "POST":
        return _brought(request, book, "unsent")
    return render(request, "write_own.html", {"page": _own_page(held(request), None, letter=True)})


def shut_of(standing: Standing, may: Writing) -> Shut | None:
    """Say why writing is closed, where it is."""
    if may.open:
        return None
    if standing.asks_none and not standing.danger:
        why = (say("writing.asks-none-why"),)
        return Shut(
            headline=say("writing.asks-none"), why=why, steps=(say("writing.asks-none-step"),), help=None, urgent=False
        )
    return Shut(
        headline=standing.plan.headline,
        why=tuple(each.why for each in standing.background.closed if {"write", "suggest-words"} & set(each.actions)),
        steps=tuple(standing.plan.next_step.split("\n\n")),
        help=calls_of(standing.help) if standing.danger else None,
        urgent=standing.urgent,
    )


def place_of(path: Path) -> int:
    """Give the place of a way among all of them, from 1."""
    return list(every_path(FALLBACK)).index(path.id) + 1


def way_line(path: Path) -> WayLine:
    """Show a way in a list."""
    return WayLine(place_of(path), path.title, path.about)


def title_of(draft: Draft) -> str:
    """Name a draft by what it is."""
    if draft.topic or draft.term:
        return say(_about_terms(draft))
    if draft.way in every_path(FALLBACK):
        return every_path(FALLBACK)[draft.way].title
    return say({"acceptance": "writing.own-acceptance", "unsent": "writing.unsent"}.get(draft.purpose, "writing.own"))


def _about_terms(draft: Draft) -> str:
    if draft.topic:
        return "writing.raises"
    return "writing.whole" if draft.term == terms.WHOLE else "writing.proposes"


def draft_line(draft: Draft, at: datetime) -> DraftLine:
    """Show a draft in a list."""
    on = draft.sent.on if draft.sent else draft.changed.astimezone(at.tzinfo).date()
    return DraftLine(
        name=draft.name,
        title=title_of(draft),
        begins=drafts.beginning(draft.sent.text if draft.sent else draft.text),
        on=day_phrase(on, FALLBACK),
        rests=drafts.rests(draft, at),
        waits=draft.sent is not None and draft.sent.answered is None,
    )


def fits_now(book: Book, draft: Draft, standing: Standing, may: Writing, at: datetime) -> bool:
    """Tell whether a draft that was laid out by a way, or proposes something, is still something to send."""
    if draft.topic or draft.term:
        return terms.fits_now(book, draft, terms.reach_of(standing), at.date())
    return not draft.way or any(path.id == draft.way for path in (may.now, *may.others) if path)


def _laid_out(request: Asked, book: Book, path: Path) -> HttpResponse:
    keep = (REGISTER, LENGTH, ME, THEM, *(f + part.id for part in path.parts for f in (PART, OWN)))
    try:
        chosen = {part.id: _chosen(part, request.POST) for part in path.parts}
        laid = lay_out(path, chosen, _manner(request.POST))
        text = drafts.typed(laid.text)
    except BadInput as problem:
        return turn_back(request, {"": str(problem)}, keep=keep)
    if missing := left_out(path, chosen):
        return turn_back(request, {PART + part.id: say("writing-error.needed") for part in missing}, keep=keep)
    if not any(each.option or each.own.strip() for each in chosen.values()):
        return turn_back(request, {"": say("writing-error.empty")}, keep=keep)
    at = clock.now()
    made = Draft(
        name="",
        begun=at,
        changed=at,
        way=path.id,
        purpose=path.kind,
        text=text,
        mail=bool(laid.subject),
        subject=laid.subject,
        tells=laid.tells,
    )
    return redirect("draft", drafts.begin(book, made).name)


def _manner(sent: QueryDict) -> Manner:
    return Manner(
        register=next((each for each in REGISTERS if each == sent.get(REGISTER)), REGISTERS[0]),
        length=next((each for each in LENGTHS if each == sent.get(LENGTH)), LENGTHS[0]),
        them=sent.get(THEM, "").strip()[:LONGEST_NAME],
        me=sent.get(ME, "").strip()[:LONGEST_NAME],
    )


def _called(book: Book) -> str:
    names = book.record(Names)
    return names.called if names else ""


def _chosen(part: Part, sent: QueryDict) -> Chosen:
    known = {option.id for option in part.options}
    option = sent.get(PART + part.id, "")
    return Chosen(option if option in known else "", drafts.typed(sent.get(OWN + part.id, "")))


def _way_page(path: Path, shown: Held, called: str) -> WayPage:
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    return WayPage(
        place=place_of(path),
        path=path,
        parts=tuple(_part_line(part, values, shown.errors) for part in path.parts),
        register=values.get(REGISTER, REGISTERS[0]),
        length=values.get(LENGTH, LENGTHS[0]),
        me=values.get(ME, ""),
        them=values.get(THEM, called),
        errors=shown.errors,
    )


def _part_line(part: Part, values: Mapping[str, str], errors: Mapping[str, str]) -> PartLine:
    chosen = values.get(PART + part.id, "")
    return PartLine(
        part=part,
        field=PART + part.id,
        options=tuple(OptionLine(option, option.id == chosen) for option in part.options),
        none=bool(values) and not chosen,
        own=values.get(OWN + part.id, ""),
        error=errors.get(PART + part.id, ""),
    )


def _brought(request: Asked, book: Book, purpose: str) -> HttpResponse:
    try:
        text, theirs = drafts.typed(request.POST.get(TEXT, "")), drafts.typed(request.POST.get(THEIRS, ""))
    except BadInput as problem:
        return turn_back(request, {TEXT: str(problem)}, keep=(TEXT, THEIRS, PURPOSE))
    if not text.strip():
        return turn_back(request, {TEXT: say("writing-error.nothing")}, keep=(THEIRS, PURPOSE))
    at = clock.now()
    kind = "unsent" if purpose == "unsent" else next((each for each in PURPOSES if each == purpose), PURPOSES[0])
    made = Draft(name="", begun=at, changed=at, purpose=kind, text=text, theirs=theirs)
    return redirect(reverse("draft", args=[drafts.begin(book, made).name]))


def _own_page(shown: Held, shut: Shut | None, *, answers_offer: bool = False, letter: bool = False) -> OwnPage:
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    return OwnPage(
        text=values.get(TEXT, ""),
        theirs=values.get(THEIRS, ""),
        purpose=values.get(PURPOSE, "acceptance" if answers_offer else "everyday"),
        answers_offer=answers_offer,
        shut=shut,
        letter=letter,
        errors=shown.errors,
    )
