"""The messages that were brought in: what is kept of them, bringing in more, and forgetting all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodterms.companion.bring_in import Choice, zone_of
from goodterms.companion.own_reading import people_of_names
from goodterms.companion.phrases import day_phrase
from goodterms.companion.spans import gaps
from goodterms.companion.stand import in_danger
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web import clock, keyring
from goodterms.web.access import opened
from goodterms.web.bringing import bring, under_way
from goodterms.web.forms import held, turn_back
from goodterms.web.import_view import ImportView, import_view
from goodterms.web.keeping import forget
from goodterms.web.putting_away import asks_first, shown_after_asking
from goodterms.web.records import Brought, Names, Words
from goodterms.web.spool import received
from goodterms.web.told import whereabouts
from goodterms.web.visits import Locked
from goodterms.web.zone_choices import zone_options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.http import HttpResponse
    from django.utils.safestring import SafeString

    from goodterms.web.access import Asked
    from goodterms.web.store import Book

FILES, ZONE, CALLED = "files", "zone", "called"
LONGEST_CALLED = 60
MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class KeptMessages:
    """What is kept so far.

    first, last: days in words, empty where there is no message. them: the name, isolated. imports: the latest ones,
    the last first; earlier: how many there were before them, in words.
    """

    counted: str
    first: str
    last: str
    zone: str
    them: str
    called: str
    words: bool
    gaps: tuple[str, ...]
    imports: tuple[ImportView, ...]
    earlier: str


@dataclass(frozen=True, slots=True)
class MessagesPage:
    """The messages. work: an import is under way. zones: to choose from, as options. danger: an export may be too."""

    kept: KeptMessages | None
    work: bool
    danger: bool
    zones: tuple[SafeString, ...]
    longest: int
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ForgetPage:
    """Ask once more before all messages are forgotten. counted: empty where that was put away."""

    counted: str
    words: bool
    kept: bool


@opened
@require_safe
@shown_after_asking
def messages(request: Asked) -> HttpResponse:
    """Show what is kept, and offer to bring in more."""
    book = request.visit.book()
    shown, names = held(request), book.record(Names)
    work = under_way(request.visit)
    zone = next(iter(shown.values.get(ZONE, ())), "") or (names.zone if names else clock.zone())
    page = MessagesPage(
        kept=_kept(book, names) if names else None,
        work=work is not None and not work.state.over,
        danger=in_danger(whereabouts(book, clock.now()).flow.situation),
        zones=zone_options(zone),
        longest=LONGEST_CALLED,
        errors=shown.errors,
    )
    return render(request, "messages.html", {"page": page})


@opened
@require_POST
def files(request: Asked) -> HttpResponse:
    """Take files in, and begin to read them."""
    try:
        spools = received(request)
    except BadInput as problem:
        return _back(request, FILES, str(problem))
    try:
        zone = zone_of(Choice(tz=request.POST.get(ZONE) or clock.zone()))
        if not spools:
            return _back(request, FILES, say("bringing.no-file"))
        bring(request.visit, spools, zone)
    except (BadInput, Locked) as problem:
        for spool in spools:
            spool.close()
        if isinstance(problem, Locked):
            raise
        return _back(request, FILES, str(problem))
    return redirect("messages-work")


@opened
@require_POST
def called(request: Asked) -> HttpResponse:
    """Take what the pages are to call the other one."""
    book, sent = request.visit.book(), request.POST.get(CALLED, "").strip()
    if len(sent) > LONGEST_CALLED:
        return _back(request, CALLED, say("bringing.long", most=LONGEST_CALLED))
    with book.together():
        names = book.record(Names)
        if names:
            book.put(msgspec.structs.replace(names, called=sent))
    request.visit.notes.append(say("bringing.called"))
    return redirect("messages")


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def forget_(request: Asked) -> HttpResponse:
    """Ask whether all messages are to be forgotten, and forget them."""
    visit = request.visit
    if request.method == "POST":
        if work := under_way(visit):
            work.cancel()
        forget(visit.book())
        visit.drop_reading()
        if visit.kept:
            keyring.clean(visit)
        visit.notes.append(say("bringing.forgotten"))
        return redirect("messages")
    book = visit.book()
    if not book.count(Brought):
        return redirect("messages")
    counted = "" if asks_first(request, book) else _counted(_imports(book))
    page = ForgetPage(counted, book.count(Words) > 0, visit.kept)
    return render(request, "messages_forget.html", {"page": page})


def _back(request: Asked, field: str, sentence: str) -> HttpResponse:
    return turn_back(request, {field: sentence}, to=reverse("messages"), keep=(ZONE,))


def _imports(book: Book) -> list[Brought]:
    return [kept.record for kept in book.all(Brought)]


def _counted(imports: Sequence[Brought]) -> str:
    return say("bringing.kept", count=sum(each.fresh for each in imports))


def _kept(book: Book, names: Names) -> KeptMessages:
    imports = _imports(book)
    before = max(0, len(imports) - MOST_SHOWN)
    spans = [span for each in imports for span in each.spans]
    return KeptMessages(
        counted=_counted(imports),
        first=_day(min(span[0] for span in spans), names.zone) if spans else "",
        last=_day(max(span[1] for span in spans), names.zone) if spans else "",
        zone=names.zone,
        them=people_of_names(names.me, names.them, names.called).them,
        called=names.called,
        words=book.count(Words) > 0,
        gaps=gaps(spans, names.zone),
        imports=tuple(import_view(each) for each in reversed(imports[-MOST_SHOWN:])),
        earlier=say("bringing.earlier", count=before) if before else "",
    )


def _day(time: datetime, zone: str) -> str:
    return day_phrase(time.astimezone(ZoneInfo(zone)).date(), FALLBACK)
