"""What stands around every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from goodterms.companion.asked import flow
from goodterms.companion.kept_no import kept_noes
from goodterms.companion.stand import safe_to_keep
from goodterms.errors import BadInput
from goodterms.guide.questions import questions
from goodterms.web.told import given, history
from goodterms.web.visits import Locked

if TYPE_CHECKING:
    from django.http import HttpRequest

    from goodterms.web.visits import State, Visit


@dataclass(frozen=True, slots=True)
class Frame:
    """What the base template shows.

    state: none (nobody we know), loose (nothing is kept), open or locked. idle_minutes: after how long the page
    hides itself. notes: said once, at the top. code_waits: the recovery code was shown, and not yet asked back.
    holds: something was entered that is not kept; may_keep: keeping it is offered at the foot. hosted: the pages are
    those of a server for others, so that nothing lies on the computer of who looks.
    """

    state: State
    idle_minutes: int
    notes: tuple[str, ...] = ()
    code_waits: bool = False
    holds: bool = False
    may_keep: bool = False
    hosted: bool = False

    @property
    def signed_in(self) -> bool:
        """Tell whether somebody with an account of a server is here."""
        return self.hosted and self.state != "none"

    @property
    def idle_seconds(self) -> int:
        """Give the same in seconds."""
        return 60 * self.idle_minutes


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give the templates their frame (context processor)."""
    visit: Visit | None = getattr(request, "visit", None)
    if visit is None:
        return {"frame": Frame("none", 0, hosted=settings.HOSTED)}
    notes, visit.notes = tuple(visit.notes), []
    state = visit.state
    holds = state == "loose" and not visit.memory.bare
    may_keep = holds and _may_keep(visit)
    waits, hosted = visit.code is not None, settings.HOSTED
    return {"frame": Frame(state, visit.idle_minutes, notes, waits, holds, may_keep, hosted)}


def _may_keep(visit: Visit) -> bool:
    """Tell whether keeping may be offered on every page: safety was asked, and nothing speaks for leaving no trace.

    It goes by the answers as they stand, not by the time: this is asked on a page that says that something broke, too.
    """
    try:
        book = visit.book()
        where = flow(questions(), given(book), noes=kept_noes(history(book)))
    except (BadInput, Locked):  # kept by another window a moment ago
        return False
    return where.safety_asked and safe_to_keep(where.situation)
