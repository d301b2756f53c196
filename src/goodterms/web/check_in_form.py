"""The form of a check-in: what it sends made into one, and one shown in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.progress import FOUR, ITEMS, CheckIn, instruments
from goodterms.progress.check_in import LONGEST
from goodterms.progress.instruments import OURS, PHQ4
from goodterms.web.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Literal

    from django.http import QueryDict

    from goodterms.content.instruments import Instrument, Item

CONTACT, WAS, WORDS, SEEN = "contact", "was", "words", "seen"
FIELDS = (*ITEMS, *FOUR, CONTACT, WAS, WORDS)
"""Every field that is shown again where the form could not be taken."""
WAYS: tuple[Literal["good", "mixed", "hard"], ...] = ("good", "mixed", "hard")
MOST_TIMES = 1000
SHORT = 12
"""Characters of an answer that needs little room."""


class BadCheckIn(BadInput):
    """A form of a check-in that cannot be taken. field: which field is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One question with its answers; leaving it out is one of them."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    error: str


@dataclass(frozen=True, slots=True)
class AskedPart:
    """Questions that belong together."""

    id: str
    title: str
    note: str
    asks: str
    source: str
    items: tuple[AskedItem, ...]

    @property
    def three(self) -> bool:
        """Tell whether the answers are short enough for three beside each other."""
        return all(len(each.label) <= SHORT for item in self.items for each in item.choices)


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """The form as a page shows it."""

    parts: tuple[AskedPart, ...]
    contact: str
    was: tuple[Choice, ...]
    words: str
    errors: Mapping[str, str]


def check_in_of(sent: QueryDict, today: date, *, four: bool) -> CheckIn:
    """Make the check-in that a form sends. Raise BadCheckIn. four: whether the four questions were asked."""
    ours, asked = instruments()[OURS], instruments()[PHQ4]
    grades = {item.id: _value(sent, ours, item) for item in ours.items}
    often = [_value(sent, asked, item) for item in asked.items] if four else []
    return CheckIn(
        on=today,
        acceptance=grades["acceptance"],
        longing=grades["longing"],
        sleep=grades["sleep"],
        own_life=grades["own-life"],
        four=(often[0], often[1], often[2], often[3]) if any(each is not None for each in often) else None,
        contact=_times(sent),
        contact_was=_was(sent),
        words=_words(sent),
    )


def form_of(check_in: CheckIn | None, sent: Mapping[str, str], errors: Mapping[str, str], *, four: bool) -> CheckInForm:
    """Show a check-in in the form; what was sent and not taken lies over it."""
    values = {**(_values(check_in) if check_in else {}), **sent}
    asked = [instruments()[name] for name in (OURS, PHQ4) if four or name == OURS]
    ways: dict[str, str] = {way: say(f"check-in-was.{way}") for way in WAYS}
    return CheckInForm(
        parts=tuple(_part(each, values, errors) for each in asked),
        contact=values.get(CONTACT, ""),
        was=_choices(ways, values.get(WAS)),
        words=values.get(WORDS, ""),
        errors=errors,
    )


def _part(asked: Instrument, values: Mapping[str, str], errors: Mapping[str, str]) -> AskedPart:
    items = tuple(
        AskedItem(
            item.id,
            item.text,
            _choices(_in_order(asked.answers_of(item)), values.get(item.id)),
            errors.get(item.id, ""),
        )
        for item in asked.items
    )
    return AskedPart(asked.id, asked.title, asked.note, asked.asks, asked.source, items)


def _in_order(answers: Mapping[str, str]) -> Mapping[str, str]:
    """Put answers in the order of their values, in whatever order their file names them."""
    return dict(sorted(answers.items()))


def _choices(labels: Mapping[str, str], chosen: str | None) -> tuple[Choice, ...]:
    given = tuple(Choice(value, label, value == chosen) for value, label in labels.items())
    return (*given, Choice("", say("check-in.skip"), chosen == ""))


def _values(check_in: CheckIn) -> dict[str, str]:
    """Give what a form would have sent."""
    given = {name: check_in.value(name) for name in (*ITEMS, *FOUR, CONTACT)}
    return {
        **{name: "" if value is None else str(value) for name, value in given.items()},
        WAS: check_in.contact_was or "",
        WORDS: check_in.words,
    }


def _value(sent: QueryDict, asked: Instrument, item: Item) -> int | None:
    given = sent.get(item.id, "")
    if given and given not in asked.answers_of(item):
        raise BadCheckIn(item.id, say("check-in-error.answer"))
    return int(given) if given else None


def _times(sent: QueryDict) -> int | None:
    given = sent.get(CONTACT, "").strip()
    if not given:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", given) or int(given) > MOST_TIMES:
        raise BadCheckIn(CONTACT, say("check-in-error.contact"))
    return int(given)


def _was(sent: QueryDict) -> Literal["good", "mixed", "hard"] | None:
    given = sent.get(WAS, "")
    found = next((way for way in WAYS if way == given), None)
    if given and not found:
        raise BadCheckIn(WAS, say("check-in-error.answer"))
    return found


def _words(sent: QueryDict) -> str:
    words = sent.get(WORDS, "").replace("\r\n", "\n").replace("\r", "\n")
    if len(words) > LONGEST:
        raise BadCheckIn(WORDS, say("check-in-error.long", most=LONGEST))
    return words if words.strip() else ""
