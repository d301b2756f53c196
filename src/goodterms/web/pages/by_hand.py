"""Messages that lie in no export: text that was copied from a phone, and what is entered one by one."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goodterms.companion.bring_in import looks_like_messages
from goodterms.companion.brought import take
from goodterms.companion.by_hand import CALL, LETTER, MEETING, MESSAGE, BadEntry, entered
from goodterms.companion.own_reading import people_of_names
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.bringing import bring
from goodterms.web.choice import Choice
from goodterms.web.forms import held, turn_back
from goodterms.web.keeping import About, keep, known
from goodterms.web.records import Names
from goodterms.web.spool import spool_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from goodterms.web.access import Asked

TEXT = "text"
FIELDS = ("what", "by", "day", "at", "minutes", TEXT)
WHATS = (LETTER, MESSAGE, CALL, MEETING)


@dataclass(frozen=True, slots=True)
class PastePage:
    """The form for copied text."""

    text: str
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The form for one thing. latest: the last day that can be chosen; values: what was entered."""

    whats: tuple[Choice, ...]
    them: str
    latest: str
    values: Mapping[str, str]
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: Asked) -> HttpResponse:
    """Take text that was copied from a chat, and read it as if it were an export."""
    if request.method != "POST":
        shown = held(request)
        text = next(iter(shown.values.get(TEXT, ())), "")
        return render(request, "messages_paste.html", {"page": PastePage(text, shown.errors)})
    text = request.POST.get(TEXT, "")
    if not text.strip():
        return _back(request, say("bringing.no-text"))
    data = text.encode()
    if not looks_like_messages(data):
        return _back(request, say("bringing.no-copy"))
    try:
        with ExitStack() as until_taken:
            spool = spool_of(request.visit, say("bringing.pasted"), data)
            until_taken.callback(spool.close)
            bring(request.visit, [spool], known(request.visit.book()).zone or clock.zone())
            until_taken.pop_all()
    except BadInput as problem:
        return _back(request, str(problem))
    return redirect("messages-work")


def _back(request: Asked, sentence: str) -> HttpResponse:
    return turn_back(request, {TEXT: sentence}, to=reverse("messages-paste"), keep=(TEXT,))


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: Asked) -> HttpResponse:
    """Take one call, meeting, letter or message that lies in no export."""
    visit, at = request.visit, clock.now()
    names = visit.book().record(Names)
    if names is None:
        return redirect("messages")
    if request.method != "POST":
        shown = held(request)
        values = {name: sent[0] for name, sent in shown.values.items() if sent}
        whats = tuple(Choice(what, say(f"by-hand-what.{what}"), values.get("what") == what) for what in WHATS)
        them = people_of_names(names.me, names.them, names.called).them
        return render(
            request,
            "messages_entry.html",
            {"page": EntryPage(whats, them, at.date().isoformat(), values, shown.errors)},
        )
    before = replace(known(visit.book()), zone=names.zone)
    try:
        imported = entered({name: request.POST.get(name, "") for name in FIELDS}, before, at)
    except BadEntry as problem:
        return turn_back(request, {problem.field: str(problem)}, to=reverse("messages-entry"), keep=FIELDS)
    about = About(at=at, files=(say("by-hand.file"),), skipped=(), words_before=before.words)
    keep(visit.book, take(imported, before, names.zone), about)
    visit.notes.append(say("by-hand.kept"))
    return redirect("messages")
