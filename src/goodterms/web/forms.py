"""Forms that are sent and then shown by another request, so that no browser keeps what was sent in its history.

A form that cannot be taken is held in the visit, answered with a redirect to its page, and shown there once more
with what is wrong. Passphrases and codes are never held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect

from goodterms.web.visits import Held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from goodterms.web.access import Asked


def turn_back(
    request: Asked, errors: Mapping[str, str], *, to: str | None = None, keep: tuple[str, ...] = ()
) -> HttpResponse:
    """Send the person back to the form (this path, or `to`) with what is wrong, by field; "" is the form as a whole.

    keep: the fields whose values are shown again.
    """
    path = to or request.path
    request.visit.held[path] = Held({name: request.POST.getlist(name) for name in keep}, dict(errors))
    return redirect(path)


def held(request: Asked) -> Held:
    """Take what was held for this page; nothing where it is opened afresh."""
    return request.visit.held.pop(request.path, Held())
