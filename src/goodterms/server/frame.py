"""What the templates of a server know besides: who runs it, and what was said once by the way in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

SAID = "said"


@dataclass(frozen=True, slots=True)
class HostView:
    """Who runs this server, and where it is. said: once, by the way in."""

    name: str
    contact: str
    address: str
    open: bool
    said: tuple[str, ...]


def host(request: HttpRequest) -> dict[str, HostView]:
    """Give the templates the host (context processor)."""
    session = getattr(request, "session", None)
    said = tuple(session.pop(SAID, ())) if session is not None and SAID in session else ()
    here = settings.HOST
    return {"host": HostView(here.host_name, here.host_contact, here.name, here.sign_up == "open", said)}
