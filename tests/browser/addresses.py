"""Every address of the pages, each with an example: what all tests over all pages go by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter

from goodterms.web import urls

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_PAGES = {
    "start", "here", "lock", "leave", "offline", "worker", "questions", "draft-look", "draft-answered",
    "draft-unanswered", "draft-mistake", "terms-text", "terms-dates", "terms-file", "terms-message",
    "topic-raise", "topic-raised", "invite-withdraw", "topic-answered", "not-meant", "said-forget", "term-propose",
    "check-in-decide", "check-in-forget", "contact-forget", "put-away", "show", "messages-files",
    "messages-stop", "messages-called", "days",
}  # fmt: skip
"""What only takes a form or sends on, or is asked for by the browser alone."""
WHILE_LOCKED = {
    "here", "lock", "away", "offline", "worker", "help", "look", "how", "how-one", "unlock", "unlock-code",
    "start-over",
}  # fmt: skip
ANYONE = {"start", "leave", "away"}
NOBODY, FIRST = "nobody-has-this-one", 1
EXAMPLES: Mapping[str, str | int] = {"contact-past": 2, "how-one": "whatsapp-on-iphone"}
"""What stands in an address, where it is neither the first one nor one that nobody has."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address.

    page: whether it shows a page of its own. while_locked: whether it may be seen while locked. anyone: whether it may
    be seen by whoever is at this machine.
    """

    path: str
    page: bool
    while_locked: bool
    anyone: bool


def _address(pattern: URLPattern) -> Address:
    name = str(pattern.name)
    usual = (FIRST if isinstance(each, IntConverter) else NOBODY for each in pattern.pattern.converters.values())
    path = reverse(name, args=[EXAMPLES.get(name, each) for each in usual])
    return Address(path, name not in NO_PAGES, name in WHILE_LOCKED, name in ANYONE)


ADDRESSES: Mapping[str, Address] = {
    str(pattern.name): _address(pattern)
    for pattern in get_resolver(urls.__name__).url_patterns
    if isinstance(pattern, URLPattern)
}
