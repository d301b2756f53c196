"""What a browser keeps for when the program does not answer: a page with nothing personal in it, and what shows it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from goodterms.web.access import visitor

if TYPE_CHECKING:
    from goodterms.web.access import Asked

LOOK = Path(__file__).parents[1] / "static" / "notes" / "offline.css"


@visitor
@require_safe
def offline(request: Asked) -> HttpResponse:
    """Show that the program, or the server, does not answer: the same for everybody, in the language of the browser."""
    del request
    return HttpResponse(written())


@visitor
@require_safe
def worker(request: Asked) -> HttpResponse:
    """Give the script that shows that page where there is no other."""
    del request
    script = render_to_string("worker.js", {"kept": kept_as()})
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def written() -> str:
    """Write the page, which knows nothing of who asks for it."""
    return render_to_string("offline.html", {"hosted": settings.HOSTED})


def kept_as() -> str:
    """Name what the browser keeps by what is in it."""
    return f"notes-{sha256(written().encode() + LOOK.read_bytes()).hexdigest()[:16]}"
