"""What a person enters by hand: a call, a meeting, a letter or a message that lies in no export."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms.chats.by_hand import Entry, entries
from goodterms.companion.bring_in import own_zone
from goodterms.companion.dates import BadDate, day_of
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodterms.chats.by_hand import Kind
    from goodterms.companion.brought import Known
    from goodterms.messages import Import

LETTER, MESSAGE, CALL, MEETING = "letter", "message", "call", "meeting"
KINDS: Mapping[str, Kind] = {LETTER: "text", MESSAGE: "text", CALL: "call", MEETING: "system"}
NOON = time(12)
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
MOST_MINUTES = 24 * 60


class BadEntry(BadInput):
    """Something entered that cannot be. field: which field is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def entered(sent: Mapping[str, str], known: Known, now: datetime, language: str = "en") -> Import:
    """Make a message table of one entry.

    sent: what, by (me, them), day, at (may be empty: then noon), minutes (may be empty), text. known: the names of the
    two, and the zone of the times. Raise BadEntry.
    """
    what = sent["what"]
    if what not in KINDS:
        raise BadEntry("what", say("by-hand-error.what", language))
    sender = _sender(sent["by"], known, language) if what != MEETING else None
    text = sent["text"].strip("\r\n") or None
    if what in (LETTER, MESSAGE) and not (text or "").strip():
        raise BadEntry("text", say("by-hand-error.text", language))
    if what == MEETING:
        text = text or say("by-hand.met", language)
    minutes = _minutes(sent["minutes"], language) if what in (CALL, MEETING) else None
    entry = Entry(
        _moment(sent, known, now, language),
        sender,
        KINDS[what],
        text,
        None if minutes is None else minutes * 60.0,
        known.chats[0] if known.chats else None,
    )
    return entries([entry])


def _sender(by: str, known: Known, language: str) -> str:
    if by == "me":
        return known.me[0] if known.me else OWNER
    if by != "them" or not known.them:
        raise BadEntry("by", say("by-hand-error.by", language))
    return known.them[0]


def _moment(sent: Mapping[str, str], known: Known, now: datetime, language: str) -> datetime:
    zone = ZoneInfo(known.zone or own_zone())
    local = now.astimezone(zone)
    try:
        on: date = day_of(sent["day"], local.date(), language)
    except BadDate as problem:
        raise BadEntry("day", str(problem)) from None
    at = sent["at"].strip()
    if at and not CLOCK.fullmatch(at):
        raise BadEntry("at", say("by-hand-error.at", language))
    moment = datetime.combine(on, time.fromisoformat(at) if at else NOON, zone)
    if at and moment > local:
        raise BadEntry("at", say("by-hand-error.at", language))
    return min(moment, local.replace(second=0, microsecond=0)).astimezone(UTC)


def _minutes(sent: str, language: str) -> int | None:
    if not sent.strip():
        return None
    if not sent.strip().isdecimal() or not 0 < int(sent) <= MOST_MINUTES:
        raise BadEntry("minutes", say("by-hand-error.minutes", language))
    return int(sent)
