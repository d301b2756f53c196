"""What a condition may speak of: every key of a situation, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

from goodterms import situation
from goodterms.situation import KEYS, SAFETY, Key, Situation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Derived:
    """A name that follows from keys.

    `follows` takes their values (None where unknown) in the order of `keys`; or, with `any_of`, one value, and
    the name holds where it does for any of the keys.
    """

    name: str
    keys: tuple[str, ...]
    follows: Callable[..., Any]
    any_of: bool = False

    def value(self, known: Mapping[str, Any]) -> Any:
        """Work the value out from what is known."""
        values = [known.get(key) for key in self.keys]
        return any(map(self.follows, values)) if self.any_of else self.follows(*values)


def _answer(made_by: str | None, answer: str | None) -> str | None:
    """Take an unknown answer to a known offer as not yet given."""
    return answer or ("not_yet" if made_by in {"them", "me"} else None)


def _noes(times: int | None, answered: str | None) -> int:
    return max(times or 0, int(answered == "no"))


def _distance_asked(asked: bool | str | None, afraid: bool | str | None, order: str | None) -> bool:
    """Say whether the distance is wanted by them, and not only laid on both by an order."""
    return asked is True or afraid is True or order == "against_me"


def _practical(shared: tuple[str, ...] | None) -> bool:
    return any(tie != "friends" for tie in shared or ())


def _days_between(breakup: date | None, offer: date | None) -> int | None:
    return (offer - breakup).days if breakup and offer else None


HARM = ("safety.afraid_of_them", "safety.hurt_by_them", "safety.humiliated_by_them")

DERIVED = (
    Derived("hoping", ("goal",), lambda goal: goal in {None, "back_together", "unsure"}),
    Derived("living_it", ("offer.answer",), lambda answer: answer == "accepted"),
    Derived("answer", ("offer.made_by", "offer.answer"), _answer),
    Derived("noes", ("times_they_said_no_since", "they_answered"), _noes),
    Derived("terms", ("terms_agreed",), lambda terms: terms or 0),
    Derived("unsaid", SAFETY, lambda value: value == "unsaid", any_of=True),
    Derived(
        "distance_asked",
        ("safety.they_asked_for_no_contact", "safety.they_are_afraid_of_me", "safety.court_order"),
        _distance_asked,
    ),
    Derived("harmed", HARM, lambda value: value is True, any_of=True),
    Derived("something_to_arrange", ("shared",), _practical),
    Derived("days_from_breakup_to_offer", ("breakup.on", "offer.on"), _days_between),
)

COUNTS = {"noes", "terms"}
TRUTHS = {"hoping", "living_it", "unsaid", "distance_asked", "harmed", "something_to_arrange", "day_ahead"}
NAMES = frozenset(KEYS) | {derived.name for derived in DERIVED} | {"day_ahead"}

DATED = {"days_from_breakup_to_offer", "day_ahead"}
UNDATED = NAMES - {name for name, key in KEYS.items() if key.kind == "day"} - DATED
"""What a verdict may depend on: dates change what is said, never the verdict."""


def facts(situation_: Situation, today: date | None = None) -> dict[str, Any]:
    """Give every name its value: None where unknown, a list (empty where unknown) for keys with several words.

    `day_ahead`: a day was told that lies after today (None: the machine's).
    """
    known = situation.values(situation_)
    found: dict[str, Any] = {name: _plain(key, known.get(name)) for name, key in KEYS.items()}
    latest = today or datetime.now().astimezone().date()
    found["day_ahead"] = any(isinstance(value, date) and value > latest for value in known.values())
    return found | {derived.name: derived.value(known) for derived in DERIVED}


def _plain(key: Key, value: object) -> Any:
    if key.kind == "several":
        return list(value) if isinstance(value, tuple) else []
    return value.isoformat() if isinstance(value, date) else value


def choices(key: Key, top: int) -> tuple[Any, ...]:
    """List the values that stand for all known values of a key, where no condition compares with `top` or more."""
    if key.kind == "several":
        sizes = range(len(key.words) + 1)
        return tuple(chain.from_iterable(combinations(key.words, size) for size in sizes))
    if key.kind == "truth":
        return (True, False, *key.words)
    if key.kind == "count":
        return tuple(range(top + 1))
    return key.words or ("2026-01-01", "2026-02-01")


def domains(top: int) -> Mapping[str, Sequence[Any]]:
    """List, for every name, the values that stand for all that a condition can meet, unknown among them."""
    found: dict[str, Sequence[Any]] = {}
    for name, key in KEYS.items():
        known = choices(key, top)
        found[name] = [list(words) for words in known] if key.kind == "several" else [None, *known]
    found |= {name: [True, False] for name in TRUTHS}
    found |= {name: range(top + 1) for name in COUNTS}
    found["answer"] = found["offer.answer"]
    found["days_from_breakup_to_offer"] = [None, *range(-1, top + 1)]
    return found
