"""Days to look at an agreement again, as a calendar file that says nothing of anyone."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

PRODUCT = "-//notes//notes//EN"


def calendar_file(days: Iterable[date], made: datetime, language: str = FALLBACK) -> bytes:
    """Write an .ics file with one whole day each, under a neutral title, with a random UID, and nothing besides.

    A calendar shows titles on a lock screen and hands them to its server.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for day in sorted(set(days)):
        event = Event()
        event.add("uid", secrets.token_hex(16))
        event.add("dtstamp", made)
        event.add("dtstart", day)
        event.add("summary", say("terms.file-event", language))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
