"""What two people said of terms, as a file."""

from __future__ import annotations

from datetime import datetime
from typing import IO, TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms import terms
from goodterms.companion.against import Sending
from goodterms.companion.bring_in import Choice, bring_in, of_the_two, zone_of
from goodterms.companion.refusing import refuse_control
from goodterms.companion.small_files import read_small
from goodterms.errors import BadInput
from goodterms.terms import NOTHING_SAID, Agreement, BadTerms

if TYPE_CHECKING:
    from pathlib import Path


class BadMoment(BadInput):
    """A time that cannot be read."""


def read_agreement(file: Path | IO[bytes] | None) -> Agreement:
    """Read what was said of terms from a file; nothing was, where none is named.

    Raise BadTerms, and Refused for a term that sets control.
    """
    if file is None:
        return NOTHING_SAID
    too_long = "This is far too long for what two people said of terms; give the file that Good Terms wrote."
    told = terms.read(read_small(file, BadTerms, too_long, "a file of terms"))
    return Agreement(tuple(refuse_control(term) for term in told))


def sending_of(at: str | None, messages: str | None, me: str | None, zone: str | None) -> Sending:
    """Say when a draft would go out, and what went out before by an exported chat. Raise BadInput.

    at: a local time, now where none is given. zone: that of this machine where none is given.
    """
    choice = Choice(me=(me,) if me else (), tz=zone)
    local = ZoneInfo(zone_of(choice))
    rows = of_the_two(bring_in([messages], choice), choice).messages if messages else None
    return Sending(_moment(at, local), lambda: rows)


def _moment(at: str | None, zone: ZoneInfo) -> datetime:
    if at is None:
        return datetime.now(zone)
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        raise BadMoment(f"“{at}” is no time; write one such as 2026-03-05T22:14.") from None
    return found.astimezone(zone) if found.tzinfo else found.replace(tzinfo=zone)
