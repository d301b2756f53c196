"""Lead on to another page, from a whole page and from a part of one alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def lead(request: HttpRequest, name: str) -> HttpResponse:
    """Go on to a page by its name; where only a part of a page was asked for, the whole page goes on."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(reverse(name))
    return redirect(name)
