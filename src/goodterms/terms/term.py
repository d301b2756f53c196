"""A term: one thing that can be seen, in plain words, with all that is known about it; and its reading from JSON."""

import re
from datetime import date, timedelta
from typing import Annotated, Literal, get_args

import msgspec

from goodterms.errors import BadInput
from goodterms.limits import CALLING, COMPANY, KINDS, SUBJECTS, WEEKDAYS, Clock, Limit
from goodterms.terms.topics import topics

Side = Literal["me", "them", "both"]
State = Literal["open", "understood", "said-by-them", "said-by-me", "proposed", "agreed", "paused", "ended"]
Known = Literal["said", "written", "understood"]
Answered = Literal["yes", "no", "not-now", "nothing"]
STATES: tuple[State, ...] = get_args(State)
HOLDING: tuple[State, ...] = ("understood", "said-by-them", "said-by-me", "agreed")
"""States in which a term is kept to. What was only proposed holds nobody: silence is a no."""
CLOSING: tuple[State, ...] = ("paused", "ended")
"""States in which a term is let go; whatever was told of the time after that before is no longer so."""
REVIEW_AFTER = timedelta(weeks=6)
YEARS = range(1970, 2201)
LONGEST_TEXT = 500
LARGEST_FILE = 5_000

Words = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
Said = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TEXT)]


class BadTerms(BadInput):
    """Terms that cannot be read, or that do not hold together."""


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A term as it stood from a day on; a later one of the same id supersedes it, and nothing is written over.

    id: what its versions have in common. topic: the id of a topic. text: one thing that can be seen. binds: whom.
    state: how it stands; by: who made it stand so, where one of the two did; known: how it is known. on: from which
    day; at: from which time of that day, local, where that is known. limit: the same, where it can be computed.
    my_reason, their_reason: why, where somebody said so. exceptions: when it does not hold. review: on which day to
    look at it again; until: its last day. note: for oneself alone. answered: what they said to a proposal. replaces:
    the id of the term whose place it takes once it is agreed. talked: on that day the two talked about a slip.
    """

    id: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{1,64}$")]
    topic: Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]{1,64}$")]
    text: Said
    state: State
    on: date
    binds: Side = "both"
    by: Literal["me", "them"] | None = None
    known: Known = "said"
    at: Clock | None = None
    limit: Limit | None = None
    my_reason: Words = ""
    their_reason: Words = ""
    exceptions: Words = ""
    review: date | None = None
    until: date | None = None
    note: Words = ""
    answered: Answered | None = None
    replaces: str = ""
    talked: bool = False

    def __post_init__(self) -> None:
        if any(day.year not in YEARS for day in (self.on, self.review, self.until) if day):
            raise ValueError("a day lies out of all time")
        if self.state == "agreed" and self.known == "understood":
            raise ValueError("what was only understood is not agreed; its state is understood")
        if self.state == "understood" and self.known != "understood":
            raise ValueError("what was said or written is not only understood; its state is said-by-them or said-by-me")

    @property
    def reviewed_on(self) -> date | None:
        """Give the day on which to look at an agreement again; every agreement has one."""
        if self.state != "agreed":
            return None
        return self.review or self.on + REVIEW_AFTER

    def holds(self, day: date) -> bool:
        """Tell whether it is to be kept to on a day, as long as nothing supersedes it."""
        return self.state in HOLDING and self.on <= day and (self.until is None or day <= self.until)

    @property
    def declined(self) -> bool:
        """Tell whether it was proposed, and they said no, not now or nothing."""
        return self.state == "open" and self.answered not in (None, "yes")

    @property
    def binds_me(self) -> bool:
        """Tell whether it is about what I do. What was only understood is kept to as well; it is not agreed."""
        return self.binds != "them" and self.state in HOLDING

    @property
    def binds_them(self) -> bool:
        """Tell whether they know that it is about what they do: we agreed, or I said it."""
        return self.binds != "me" and self.state in ("agreed", "said-by-me")

    def same_rule_as(self, other: "Term") -> bool:
        """Tell whether it asks the same of the same people."""
        return (self.limit, self.text, self.binds, self.exceptions) == (
            other.limit,
            other.text,
            other.binds,
            other.exceptions,
        )


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    terms: Annotated[tuple[Term, ...], msgspec.Meta(max_length=LARGEST_FILE)]


def read(data: str | bytes) -> tuple[Term, ...]:
    """Read terms from JSON, `{"terms": [...]}`, those of one id as they were said. Raise BadTerms."""
    try:
        found = msgspec.json.decode(data, type=_File).terms
    except msgspec.ValidationError as problem:
        raise BadTerms(_sentence(str(problem))) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise BadTerms(f"The terms are not valid JSON: {problem}.") from None
    for number, term in enumerate(found, start=1):
        if term.topic not in topics():
            raise BadTerms(f"In the terms, term {number}, topic: “{term.topic}” is none of {', '.join(topics())}.")
    return found


def write(terms: tuple[Term, ...]) -> str:
    """Write terms as JSON."""
    return msgspec.json.format(msgspec.json.encode(_File(terms)), indent=2).decode() + "\n"


def _sentence(problem: str) -> str:
    """Say in one sentence what is wrong in which term."""
    what, _, path = problem.partition(" - at `$")
    found = re.match(r"\.terms\[(\d+)\]\.?([^`]*)", path)
    where = f"term {int(found[1]) + 1}" + (f", {found[2]}" if found[2] else "") if found else "the file"
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", what):
        keys = ", ".join(field.encode_name for field in msgspec.structs.fields(Term if found else _File))
        return f"In the terms, {where}: the key “{unknown[1]}” is unknown; a term has {keys}."
    if missing := re.fullmatch(r"Object missing required field `(.*)`", what):
        return f"In the terms, {where}: the key “{missing[1]}” is missing; docs/terms.md shows a whole one."
    if wrong := re.fullmatch(r"Invalid (?:enum )?value '(.*)'", what, re.DOTALL):
        allowed = _allowed(found[2] if found else "")
        return f"In the terms, {where}: “{wrong[1]}” is none of {', '.join(allowed)}."
    return f"In the terms, {where}: {what[:1].lower()}{what[1:]}; docs/terms.md says what may stand there."


def _allowed(path: str) -> tuple[str, ...]:
    """List the words that may stand at a place of a term."""
    words = {"state": STATES, "limit.kind": KINDS, "binds": get_args(Side), "by": ("me", "them")}
    words |= {"known": get_args(Known), "answered": get_args(Answered), "limit.may": (*CALLING, *COMPANY)}
    return words.get(path) or (SUBJECTS if "subjects" in path else WEEKDAYS)
