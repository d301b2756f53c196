"""Where things stand between two people: the fields, what they mean, and their strict reading from JSON.

Every field may be unknown (None, or missing in JSON). Unknown is not "no": what it could change is asked for.
Safety keys may also be "unsaid": asked, and the person would rather not say.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, combinations
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, NoReturn, get_args, get_origin, get_type_hints

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Goal = Literal["back_together", "friendship", "unsure", "move_on"]
MadeBy = Literal["them", "me", "nobody"]
Answer = Literal["not_yet", "accepted", "refused"]
TheyAnswered = Literal["nothing_yet", "no", "not_now", "want_to_try"]
NewPartner = Literal["yes", "no", "unknown"]
Contact = Literal["daily", "weekly", "rare", "none"]
Coping = Literal["steady", "struggling"]
EndedBy = Literal["them", "me", "both"]
Shared = Literal["children", "home", "work", "friends"]
OwnConduct = Literal["wrote_after_no", "turned_up", "new_accounts", "through_others", "watched_online", "threatened"]
Unsaid = Literal["unsaid"]
CourtOrder = Literal["none", "against_me", "against_them", "both", "unsaid"]

Value = str | bool | int | date | tuple[str, ...]

LARGEST_COUNT = 1_000_000


class BadSituation(BadInput):
    """A situation with an unknown key or a wrong value."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The proposal to be friends."""

    made_by: MadeBy | None = None  # who proposed it
    answer: Answer | None = None  # what whoever received it has said
    on: date | None = None  # the day it was made
    reopened: bool | None = None  # I refused it, and have gone back to it once already


@dataclass(frozen=True, slots=True)
class Breakup:
    """How and when it ended."""

    on: date | None = None
    ended_by: EndedBy | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """What kept happening between the two."""

    toxic_together: bool | None = None  # they harm each other, even as friends
    times_parted_and_back: int | None = None  # how often they had parted and come back before this


@dataclass(frozen=True, slots=True)
class Safety:
    """What closes doors before anything else is asked; "unsaid" means asked, and rather not said."""

    thoughts_of_ending_my_life: bool | Unsaid | None = None
    afraid_of_them: bool | Unsaid | None = None  # HARK: A
    hurt_by_them: bool | Unsaid | None = None  # HARK: R or K
    humiliated_by_them: bool | Unsaid | None = None  # HARK: H
    they_are_afraid_of_me: bool | Unsaid | None = None
    they_asked_for_no_contact: bool | Unsaid | None = None
    court_order: CourtOrder | None = None  # an order to keep away: whom it binds


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that a plan is made from."""

    goal: Goal | None = None  # what I hope for
    offer: Offer = field(default_factory=Offer)
    feelings_told: bool | None = None  # they know from me that I still have feelings
    they_answered: TheyAnswered | None = None  # to that: "nothing_yet" ends with their first message after it
    times_they_said_no_since: int | None = None  # noes to getting back together, since the breakup
    terms_agreed: int | None = None  # topics of "what friends means" that both have settled
    their_new_partner: NewPartner | None = None  # they see someone; "unknown" means that I do not know
    contact: Contact | None = None  # how often we write, call or meet
    coping: Coping | None = None  # how I am getting through the days
    breakup: Breakup = field(default_factory=Breakup)
    pattern: Pattern = field(default_factory=Pattern)
    shared: tuple[Shared, ...] | None = None  # what ties us beyond the two of us; () means nothing does
    own_conduct: tuple[OwnConduct, ...] | None = None  # what I did that I should stop; () means none of it
    safety: Safety = field(default_factory=Safety)


@dataclass(frozen=True, slots=True)
class Key:
    """One dotted key of a situation, and what may stand there.

    kind: choice (one of `words`), truth (true or false, or one of `words`), count (a whole number), day
    (an ISO date), several (a list of `words`).
    """

    name: str
    kind: Literal["choice", "truth", "count", "day", "several"]
    words: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """Say in words what may stand here."""
        words = [json.dumps(word) for word in self.words]
        if self.kind == "choice":
            return f"one of {_listed(words)}"
        if self.kind == "truth":
            return _listed(["true", "false", *words])
        if self.kind == "count":
            return f"a whole number from 0 to {LARGEST_COUNT}"
        if self.kind == "day":
            return 'a date such as "2026-03-01"'
        return f"a list, where each entry is one of {_listed(words)}"

    def read(self, given: object) -> Value:
        """Return what was given as a value of this key, or raise BadSituation."""
        value = self._read(given)
        if value is None:
            raise BadSituation(f"In the situation, {self.name} {self._wrong(given)}; write {self.allowed}.")
        return value

    def domain(self, top: int) -> Sequence[Any]:
        """List the values that a condition can meet here, None for unknown among them; counts go up to `top`."""
        if self.kind == "several":
            sizes = range(len(self.words) + 1)
            return [list(words) for words in chain.from_iterable(combinations(self.words, size) for size in sizes)]
        if self.kind == "truth":
            return [None, True, False, *self.words]
        return [None, *(range(top + 1) if self.kind == "count" else self.words)]

    def _wrong(self, given: object) -> str:
        if self.kind == "several" and isinstance(given, list | tuple) and not isinstance(given, _Members):
            return f"holds {_shown(next(entry for entry in given if entry not in self.words))}"
        return f"is {_shown(given)}"

    def _read(self, given: object) -> Value | None:
        if self.kind == "several":
            return self._several(given)
        if self.kind == "day":
            return _day(given)
        if self.kind == "count":
            fits = isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= LARGEST_COUNT
            return given if fits and isinstance(given, int) else None
        if self.kind == "truth" and isinstance(given, bool):
            return given
        return given if isinstance(given, str) and given in self.words else None

    def _several(self, given: object) -> tuple[str, ...] | None:
        if isinstance(given, _Members) or not isinstance(given, list | tuple):
            return None
        if not all(entry in self.words for entry in given):
            return None
        return tuple(word for word in self.words if word in given)


def _keys(kind: type, prefix: str = "") -> Iterator[Key]:
    """List the keys of a situation's class, in order, from its type hints."""
    for name, hint in get_type_hints(kind).items():
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            yield from _keys(hint, f"{name}.")
        else:
            yield _key(prefix + name, [part for part in _parts(hint) if part is not NoneType])


def _parts(hint: Any) -> list[Any]:
    """Take a type such as `bool | Literal["unsaid"] | None` apart, to its words and plain types."""
    if get_origin(hint) is tuple:
        return [tuple, *_parts(get_args(hint)[0])]
    inner = get_args(hint)
    return [part for arg in inner for part in _parts(arg)] if inner else [hint]


def _key(name: str, parts: list[Any]) -> Key:
    words = tuple(part for part in parts if isinstance(part, str))
    if tuple in parts:
        return Key(name, "several", words)
    if bool in parts:
        return Key(name, "truth", words)
    if words:
        return Key(name, "choice", words)
    return Key(name, "count" if int in parts else "day")


KEYS: Mapping[str, Key] = {key.name: key for key in _keys(Situation)}
"""Every dotted key, in the order of the JSON contract."""

GROUPS: Mapping[str, type[Offer | Breakup | Pattern | Safety]] = {
    "offer": Offer,
    "breakup": Breakup,
    "pattern": Pattern,
    "safety": Safety,
}
SAFETY = tuple(name for name in KEYS if name.startswith("safety."))
FACTS = frozenset(name for name, key in KEYS.items() if key.kind != "day") | {"said_no", "told", "unsaid"}
"""What a condition may speak of: every key but the days, and what follows from them."""


def read(data: str | bytes) -> Situation:
    """Read a situation from JSON, refusing unknown keys and wrong values."""
    given = _parsed(_text(data))
    if not isinstance(given, _Members):
        raise BadSituation(f"A situation is one JSON object in braces, not {_shown(given)}.")
    return make(dict(_members(given)))


def write(situation: Situation) -> str:
    """Write a situation as JSON, leaving out what is unknown."""
    tree: dict[str, Any] = {}
    for name, value in values(situation).items():
        group, _, key = name.rpartition(".")
        place = tree.setdefault(group, {}) if group else tree
        place[key] = value.isoformat() if isinstance(value, date) else value
    return json.dumps(tree, indent=2) + "\n"


def values(situation: Situation) -> dict[str, Value]:
    """Give what is known, as dotted keys and values."""
    known = {}
    for name in KEYS:
        group, _, key = name.rpartition(".")
        value = getattr(getattr(situation, group) if group else situation, key)
        if value is not None:
            known[name] = value
    return known


def facts(situation: Situation) -> dict[str, Any]:
    """Give every name of `FACTS` its value: None where unknown, but an empty list for a key with several words.

    said_no: they said no, or left it open, which closes asking again as well. told: they know of my feelings.
    unsaid: something about safety was asked, and rather not said.
    """
    known = values(situation)
    found: dict[str, Any] = {name: _plain(KEYS[name], known.get(name)) for name in FACTS if name in KEYS}
    noes = known.get("times_they_said_no_since")
    return found | {
        "said_no": known.get("they_answered") in {"no", "not_now"} or (isinstance(noes, int) and noes > 0),
        "told": known.get("feelings_told") is True,
        "unsaid": "unsaid" in (known.get(name) for name in SAFETY),
    }


def domains(top: int) -> dict[str, Sequence[Any]]:
    """List, for every name of `FACTS`, the values that a condition can meet; counts go up to `top`."""
    return {name: KEYS[name].domain(top) if name in KEYS else (True, False) for name in FACTS}


def make(known: Mapping[str, object]) -> Situation:
    """Make a situation from dotted keys and values; what is not among them is unknown."""
    read_values = {name: KEYS[name].read(value) for name, value in known.items()}
    fields: dict[str, Any] = {name: value for name, value in read_values.items() if "." not in name}
    for group, kind in GROUPS.items():
        inner = {n.partition(".")[2]: v for n, v in read_values.items() if n.startswith(f"{group}.")}
        fields[group] = kind(**inner)  # type: ignore[arg-type]  # each value was read by the key of its field
    return Situation(**fields)


class _Members(tuple[tuple[str, object], ...]):
    """A JSON object as its members, so that a key given twice is seen."""

    __slots__ = ()


def _text(data: str | bytes) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadSituation(
            f"The situation is not UTF-8 text (byte {problem.start + 1}); save it as UTF-8 and try again."
        ) from None


def _parsed(text: str) -> object:
    if not text.strip():
        raise BadSituation('The situation is empty; write a JSON object, for example {"goal": "unsure"}.')
    try:
        return json.loads(text, object_pairs_hook=_Members, parse_constant=_refuse_constant)
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise BadSituation(f"The situation is not valid JSON at {where}: {problem.msg}.") from None
    except RecursionError:
        raise BadSituation("The situation is nested too deeply; no key holds more than one level of keys.") from None
    except BadSituation:
        raise
    except ValueError:  # a number with more digits than Python reads
        raise BadSituation("The situation holds a number that is far too long.") from None


def _refuse_constant(name: str) -> NoReturn:
    raise BadSituation(f"The situation holds {name}, which is not a JSON value; write null for what is unknown.")


def _members(given: _Members, group: str = "") -> Iterator[tuple[str, object]]:
    """Walk the members of an object as dotted keys, leaving out nulls."""
    seen = set()
    for key, value in given:
        name = f"{group}.{key}" if group else key
        if name in seen:
            raise BadSituation(f"The situation gives {_shown(name)} twice; keep one of them.")
        seen.add(name)
        if "." in key:  # the dotted names are for us; as JSON keys they would say things a second time, unseen
            raise BadSituation(_unknown(name, group))
        if name in GROUPS:
            yield from _group(name, value)
        elif name not in KEYS:
            raise BadSituation(_unknown(name, group))
        elif value is not None:
            yield name, value


def _group(name: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, _Members):
        yield from _members(value, name)
    elif value is not None:
        keys = _listed([key.partition(".")[2] for key in KEYS if key.startswith(f"{name}.")], "and")
        raise BadSituation(f"In the situation, {name} is {_shown(value)}; write an object with the keys {keys}.")


def _unknown(name: str, group: str) -> str:
    """Say that a key is unknown, and which one may be meant."""
    here = [key for key in KEYS if key.startswith(f"{group}.")] if group else [*KEYS, *GROUPS]
    near = difflib.get_close_matches(name[:80], here, n=1) or difflib.get_close_matches(name[:80], KEYS, n=1)
    if near:
        holder, _, inner = near[0].rpartition(".")
        place = f' ("{inner}" inside "{holder}")' if holder and not group else ""
        return f'The situation has the unknown key {_shown(name)}; did you mean "{near[0]}"{place}?'
    top = dict.fromkeys(key.partition(".")[2] if group else key.partition(".")[0] for key in KEYS if key in here)
    holder = f" of {group}" if group else ""
    return f"The situation has the unknown key {_shown(name)}; the keys{holder} are {_listed(list(top), 'and')}."


def _plain(key: Key, value: object) -> Any:
    return list(value) if isinstance(value, tuple) else [] if key.kind == "several" else value


def _day(given: object) -> date | None:
    if isinstance(given, date):
        return given
    if not isinstance(given, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def _shown(given: object) -> str:
    """Show a wrong value, short enough for one sentence."""
    if isinstance(given, _Members):
        return "an object"
    if isinstance(given, list | tuple):
        return "a list"
    text = json.dumps(given, ensure_ascii=False, default=str).encode(errors="backslashreplace").decode()
    return text if len(text) <= 60 else f"{text[:56]}..."


def _listed(words: list[str], last: str = "or") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
