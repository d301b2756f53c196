"""What every request to a server must show, and the answer for whoever looks after it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

from goodterms.web.database import CannotStore
from goodterms.web.pages.errors import broken as broken_page
from goodterms.web.pages.errors import nothing_here
from goodterms.web.shields import allowed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    Answer = Callable[[HttpRequest], HttpResponse]

HEALTH = "/health"
UNAVAILABLE = 503


def health(get_response: Answer) -> Answer:
    """Tell a proxy whether this node can work, by whatever name it asks (middleware, outermost)."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.path != HEALTH or request.method not in {"GET", "HEAD"}:
            return get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except (DatabaseError, InterfaceError):
            connection.close()
            return JsonResponse({"database": "away"}, status=UNAVAILABLE)
        return JsonResponse({"database": "here"})

    return answered


def own_address(get_response: Answer) -> Answer:
    """Refuse whoever calls us by another name, or changes something from a page that is not ours (middleware)."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.META.get("HTTP_HOST", "").lower() != settings.HOST.name or not allowed(
            request, settings.HOST.address
        ):
            return nothing_here(request)
        return get_response(request)

    return answered


def broken(request: HttpRequest) -> HttpResponse:
    """Answer where something broke: where that is the database, say in one page that it is away.

    Nothing of the request was done then, and no template may ask the database who is here.
    """
    if isinstance(sys.exc_info()[1], DatabaseError | InterfaceError | CannotStore):
        connection.close()
        return HttpResponse(render_to_string("away_for_a_moment.html"), status=UNAVAILABLE)
    return broken_page(request)
