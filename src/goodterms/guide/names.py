"""What a condition may speak of: every key of a situation, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


def _practical(shared: tuple[str, ...] | None) -> bool:
    return any(tie != "friends" for tie in shared or ())


def _days_between(breakup: date | None, offer: date | None) -> int | None:
    return (offer - breakup).days if breakup and offer else None


DERIVED = (
    Derived("hoping", ("goal",), lambda goal: goal in {None, "back_together", "unsure"}),
    Derived("living_it", ("offer.answer",), lambda answer: answer == "accepted"),
    Derived("answer", ("offer.made_by", "offer.answer"), _answer),
    Derived("noes", ("times_they_said_no_since", "they_answered"), _noes),
    Derived("terms", ("terms_agreed",), lambda terms: terms or 0),
    Derived("unsaid", SAFETY, lambda value: value == "unsaid", any_of=True),
    Derived("something_to_arrange", ("shared",), _practical),
    Derived("days_from_breakup_to_offer", ("breakup.on", "offer.on"), _days_between),
)

COUNTS = {"noes", "terms"}
NAMES = frozenset(KEYS) | {derived.name for derived in DERIVED}

UNDATED = NAMES - {name for name, key in KEYS.items() if key.kind == "day"} - {"days_from_breakup_to_offer"}
"""What a verdict may depend on: dates change what is said, never the verdict."""


def facts(situation_: Situation) -> dict[str, Any]:
    """Give every name its value: None where unknown, a list (empty where unknown) for keys with several words."""
    known = situation.values(situation_)
    found: dict[str, Any] = {name: _plain(key, known.get(name)) for name, key in KEYS.items()}
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
    for name in ("hoping", "living_it", "unsaid", "something_to_arrange"):
        found[name] = [True, False]
    found |= {name: range(top + 1) for name in COUNTS}
    found["answer"] = found["offer.answer"]
    found["days_from_breakup_to_offer"] = [None, *range(-1, top + 1)]
    return found
