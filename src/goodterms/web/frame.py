"""What stands around every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

    from goodterms.web.visits import State, Visit


@dataclass(frozen=True, slots=True)
class Frame:
    """What the base template shows.

    state: none (nobody we know), loose (nothing is kept), open or locked. idle_seconds: after how long the page
    hides itself. notes: said once, at the top. code_waits: the recovery code was shown, and not yet asked back.
    """

    state: State
    idle_seconds: int
    notes: tuple[str, ...] = ()
    code_waits: bool = False


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give the templates their frame (context processor)."""
    visit: Visit | None = getattr(request, "visit", None)
    if visit is None:
        return {"frame": Frame("none", 0)}
    notes, visit.notes = tuple(visit.notes), []
    return {"frame": Frame(visit.state, 60 * visit.idle_minutes, notes, visit.code is not None)}
