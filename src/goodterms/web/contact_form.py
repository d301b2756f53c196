"""The forms of being in touch: planning it, and noting how it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms.companion.contacts import length_phrase
from goodterms.companion.dates import BadDate, day_of
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.limits import COMPANY
from goodterms.progress.contact import WASES
from goodterms.web import drafts
from goodterms.web.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.http import QueryDict

    from goodterms.limits import Company
    from goodterms.progress import Contact

MINUTES = (10, 15, 30, 45, 60, 90, 120, 180, 240)
AHEAD = timedelta(days=366)
LINE, WORDS = 200, 2000
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
PLAN_FIELDS = ("on", "at", "minutes", "company", "asked", "where", "ends")
NOTE_FIELDS = ("on", "at", "minutes", "company", "was", "words", "saw", "guess", "said")


class BadContact(BadInput):
    """A form that cannot be taken. field: which field is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class ContactForm:
    """A form as a page shows it. values: of plain fields, by their names; today: the first, or the last day."""

    values: Mapping[str, str]
    minutes: tuple[Choice, ...]
    company: tuple[Choice, ...]
    was: tuple[Choice, ...]
    today: str
    errors: Mapping[str, str]


def contact_form(values: Mapping[str, Sequence[str]], today: date, errors: Mapping[str, str]) -> ContactForm:
    """Show a form with what was entered."""
    first = {name: sent[0] for name, sent in values.items() if sent}

    def choices(name: str, each: Sequence[str], label: Callable[[str], str]) -> tuple[Choice, ...]:
        return tuple(Choice(value, label(value), value == first.get(name)) for value in each)

    own = [each for each in [first.get("minutes", "")] if re.fullmatch(r"[1-9]\d{0,2}", each)]
    lengths = sorted({*MINUTES, *map(int, own)})
    return ContactForm(
        values=first,
        minutes=choices("minutes", [str(each) for each in lengths], lambda value: length_phrase(int(value))),
        company=choices("company", COMPANY, lambda value: say(f"contact-company.{value}")),
        was=choices("was", WASES, lambda value: say(f"contact-was.{value}")),
        today=today.isoformat(),
        errors=errors,
    )


def values_of(contact: Contact) -> dict[str, list[str]]:
    """Give what a form would send for one as it stands."""
    found = {name: getattr(contact, name) for name in {*PLAN_FIELDS, *NOTE_FIELDS} - {"said"}}
    return {name: [str(value)] for name, value in found.items() if value}


def planned_of(sent: QueryDict, before: Contact, now: datetime) -> Contact:
    """Make what is planned of a form. Raise BadContact."""
    on, at = _ahead(sent, now)
    company = _company(sent)
    if before.is_meeting and company is None:
        raise BadContact("company", say("contact-error.company"))
    return replace(
        before,
        on=on,
        at=at,
        minutes=_minutes(sent, before),
        company=company if before.is_meeting else None,
        asked=before.what == "call" and "asked" in sent,
        where=_line(sent, "where") if before.is_meeting else "",
        ends=_line(sent, "ends"),
        state="planned",
        planned=True,
    )


def noted_of(sent: QueryDict, before: Contact, now: datetime) -> Contact:
    """Make what was noted of a form. Raise BadContact."""
    on, at = _past(sent, now)
    return replace(
        before,
        on=on,
        at=at,
        minutes=_minutes(sent, before),
        company=_company(sent) if before.is_meeting else None,
        state="happened",
        was=next((each for each in WASES if each == sent.get("was")), None),
        words=_words(sent, "words"),
        saw=_words(sent, "saw"),
        guess=_words(sent, "guess"),
    )


def said_of(sent: QueryDict) -> str:
    """Read what they said about limits. Raise BadContact for what is far too long."""
    try:
        return drafts.typed(sent.get("said", "")).strip()
    except BadInput as problem:
        raise BadContact("said", str(problem)) from None


def _ahead(sent: QueryDict, now: datetime) -> tuple[date, str]:
    """Read the day and the time of what is planned: from now on, within a year."""
    at, today = sent.get("at", "").strip(), now.date()
    try:
        on = date.fromisoformat(sent.get("on", "").strip())
    except ValueError:
        raise BadContact("on", say("contact-error.day")) from None
    over = (on, at) < (today, f"{now:%H:%M}")
    if not CLOCK.fullmatch(at) or over or on > today + AHEAD:
        raise BadContact("on", say("contact-error.day"))
    return on, at


def _past(sent: QueryDict, now: datetime) -> tuple[date, str | None]:
    try:
        on = day_of(sent.get("on", ""), now.date())
    except BadDate:
        raise BadContact("on", say("contact-error.past-day")) from None
    at = sent.get("at", "").strip()
    if not at:
        return on, None
    if not CLOCK.fullmatch(at) or (on == now.date() and at > f"{now:%H:%M}"):
        raise BadContact("at", say("contact-error.past-time"))
    return on, at


def _minutes(sent: QueryDict, before: Contact) -> int | None:
    written = sent.get("minutes", "").strip()
    if not written:
        return None
    chosen = next((each for each in (*MINUTES, before.minutes) if str(each) == written), None)
    if chosen is None:
        raise BadContact("minutes", say("contact-error.minutes"))
    return chosen


def _company(sent: QueryDict) -> Company | None:
    return next((each for each in COMPANY if each == sent.get("company")), None)


def _line(sent: QueryDict, name: str) -> str:
    return _short(name, " ".join(sent.get(name, "").split()), LINE)


def _words(sent: QueryDict, name: str) -> str:
    return _short(name, sent.get(name, "").replace("\r\n", "\n").replace("\r", "\n").strip(), WORDS)


def _short(name: str, text: str, most: int) -> str:
    if len(text) > most:
        raise BadContact(name, say("contact-error.long", most=most))
    return text
