"""The forms of a change and of a moment: what they send, read strictly, and shown again where it could not be taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from goodterms.companion.dates import BadDate, day_of
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.progress import Change, Moment
from goodterms.progress.change import LONGEST, By
from goodterms.web.changes import new_id
from goodterms.web.records import KeptChange

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import QueryDict

    from goodterms.web.visits import Held

WENT_WRONG, CHANGE, PRACTISE, BEGUN = "went_wrong", "change", "practise", "begun"
FOR_THEM = "for-them"
ASKED = ("my-part", "in-me", FOR_THEM)
"""What is asked of what went wrong beside what it was; all of it may stay empty."""
PROMPTS = (WENT_WRONG, *ASKED)
CHANGE_FIELDS = (*PROMPTS, CHANGE, PRACTISE, BEGUN)
WORDS, DAY, BY, THEIRS = "words", "day", "by", "theirs"
MOMENT_FIELDS = (WORDS, DAY, BY, THEIRS)
BYS: tuple[By, ...] = get_args(By)


class BadChange(BadInput):
    """A form that cannot be taken. field: which field is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question about what went wrong, with what was told to it."""

    name: str
    asks: str
    hint: str
    told: str


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """The form of a change as a page shows it. open: something was told of what went wrong."""

    prompts: tuple[Prompt, ...]
    change: str
    practise: str
    begun: str
    latest: str
    most: int
    open: bool
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MomentForm:
    """The form of a moment as a page shows it."""

    words: str
    day: str
    by: str
    theirs: str
    latest: str
    most: int
    errors: Mapping[str, str]


def change_form(shown: Held, today: date, kept: KeptChange | None = None) -> ChangeForm:
    """Lay the form of a change out: as it was sent last, as it is kept, or empty."""
    values = _kept(kept) | {name: sent[0] for name, sent in shown.values.items() if sent}
    prompts = tuple(
        Prompt(each, say(f"change-prompt.{each}"), say(f"change-prompt.{each}-hint"), values.get(each, ""))
        for each in PROMPTS
    )
    return ChangeForm(
        prompts=prompts,
        change=values.get(CHANGE, ""),
        practise=values.get(PRACTISE, ""),
        begun=values.get(BEGUN, today.isoformat()),
        latest=today.isoformat(),
        most=LONGEST,
        open=any(each.told or each.name in shown.errors for each in prompts),
        errors=shown.errors,
    )


def moment_form(shown: Held, today: date) -> MomentForm:
    """Lay the form of a moment out: as it was sent last, or empty."""
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    return MomentForm(
        words=values.get(WORDS, ""),
        day=values.get(DAY, today.isoformat()),
        by=values.get(BY, ""),
        theirs=values.get(THEIRS, ""),
        latest=today.isoformat(),
        most=LONGEST,
        errors=shown.errors,
    )


def read_change(sent: QueryDict, today: date, before: KeptChange | None = None) -> KeptChange:
    """Read what the form of a change sent. What it did not ask for stays as before. Raise BadChange."""
    old = _kept(before)
    told = {name: _words(sent.get(name, old.get(name, "")), name) for name in CHANGE_FIELDS if name != BEGUN}
    if not told[CHANGE]:
        raise BadChange(CHANGE, say("changes-error.change"))
    made = Change(
        id=before.name if before else new_id(),
        begun=_day(sent.get(BEGUN, ""), BEGUN, today),
        went_wrong=told[WENT_WRONG],
        change=told[CHANGE],
        practise=told[PRACTISE],
        over=before.change.over if before else None,
    )
    parts = {name: told[name] for name in ASKED if told[name]}
    return replace(before, change=made, told=parts) if before else KeptChange(change=made, told=parts)


def read_moment(sent: QueryDict, of: str, today: date) -> Moment:
    """Read what the form of a moment sent. Raise BadChange."""
    words, theirs = _words(sent.get(WORDS, ""), WORDS), _words(sent.get(THEIRS, ""), THEIRS)
    if not words:
        raise BadChange(WORDS, say("changes-error.moment"))
    by = next((each for each in BYS if each == sent.get(BY)), None)
    return Moment(of=of, on=_day(sent.get(DAY, ""), DAY, today), words=words, by=by, theirs=theirs)


def _kept(kept: KeptChange | None) -> dict[str, str]:
    if kept is None:
        return {}
    change = kept.change
    return {
        **kept.told,
        WENT_WRONG: change.went_wrong,
        CHANGE: change.change,
        PRACTISE: change.practise,
        BEGUN: change.begun.isoformat(),
    }


def _words(sent: str, field: str) -> str:
    """Give what was typed; forms end their lines in their own way."""
    text = sent.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST:
        raise BadChange(field, say("changes-error.long", most=LONGEST))
    return text


def _day(sent: str, field: str, today: date) -> date:
    try:
        return day_of(sent, today)
    except BadDate:
        raise BadChange(field, say("changes-error.day")) from None
