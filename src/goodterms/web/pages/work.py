"""An import under way: where it is, cancelling it, and what it brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goodterms.content.sentences import say
from goodterms.web.access import opened
from goodterms.web.bringing import let_go, under_way
from goodterms.web.import_view import ImportView, import_view
from goodterms.web.leading import lead
from goodterms.web.records import Brought
from goodterms.web.visits import Held

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.web.access import Asked
    from goodterms.web.bringing import Importing
    from goodterms.web.jobs import JobState

WHOLE = 100


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Where an import is. said: in words; step, of steps: how far, no steps where that cannot be told.

    stopping: it was cancelled, and has not stopped yet.
    """

    said: str
    step: int
    steps: int
    files: tuple[str, ...]
    stopping: bool


@dataclass(frozen=True, slots=True)
class DonePage:
    """What the last import brought. words: the words of its messages too."""

    done: ImportView
    fresh: bool
    words: bool


@opened
@require_safe
def work(request: Asked) -> HttpResponse:
    """Show where the import is, or go on to where it leads."""
    bringing = under_way(request.visit)
    if bringing is None:
        return lead(request, "messages")
    state = bringing.state
    if state.stage == "asking":
        return lead(request, "messages-who")
    if state.stage == "done":
        return lead(request, "messages-done")
    if state.over:
        return _ended(request, bringing, state)
    return render(request, "messages_work.html", {"page": _page(bringing, state, kept=request.visit.kept)})


@opened
@require_POST
def stop(request: Asked) -> HttpResponse:
    """Cancel the import."""
    if bringing := under_way(request.visit):
        bringing.cancel()
    return redirect("messages-work")


@opened
@require_safe
def done(request: Asked) -> HttpResponse:
    """Say what the last import brought."""
    book = request.visit.book()
    imports = book.all(Brought)
    if not imports:
        return redirect("messages")
    last = imports[-1].record
    page = DonePage(import_view(last), last.fresh > 0, last.words)
    return render(request, "messages_done.html", {"page": page})


def _ended(request: Asked, bringing: Importing, state: JobState) -> HttpResponse:
    """Say once why it ended, beside the form for another one."""
    visit = request.visit
    let_go(visit, bringing)
    if state.stage == "cancelled":
        visit.notes.append(say("bringing.cancelled"))
    else:
        visit.held[reverse("messages")] = Held({"zone": [bringing.earlier.zone or ""]}, {"files": state.sentence})
    return lead(request, "messages")


def _page(bringing: Importing, state: JobState, *, kept: bool) -> WorkPage:
    said, step, steps = _so_far(state, len(bringing.files), kept=kept)
    if bringing.stopping:
        return WorkPage(say("work.stopping"), 0, 0, bringing.files, stopping=True)
    return WorkPage(said, step, steps, bringing.files, stopping=False)


def _so_far(state: JobState, files: int, *, kept: bool) -> tuple[str, int, int]:
    """Say where it is, and how far of how much."""
    if state.stage == "receiving":
        percent = WHOLE * state.step // max(1, state.steps)
        return say("work.receiving", percent=percent), percent, WHOLE
    if state.stage == "opening":
        return say("work.opening", files=files), 0, 0
    if state.stage == "reading":
        return _reading(state), state.step, state.steps
    if state.stage == "working":
        return say("work.working"), 0, 0
    return say("work.keeping", kept="yes" if kept else "no"), 0, 0


def _reading(state: JobState) -> str:
    said = say("work.reading", files=state.files, number=state.number, file=state.file)
    return f"{said} {say('work.again', why=state.again)}" if state.again else said
