"""Find out what is unknown and could change the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from goodterms import situation
from goodterms.guide.diagram import Diagrams, Node
from goodterms.guide.names import DERIVED, choices
from goodterms.situation import KEYS, SAFETY, Situation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from goodterms.content.conditions import Condition
    from goodterms.guide.library import Library

ORDER = (*SAFETY, *(name for name in KEYS if name not in SAFETY))
"""The order in which to ask: safety first, then as in the contract."""


Rules = tuple[tuple[str, "Condition"], ...]
"""Verdicts and their conditions, in their order."""


def rules(library: Library) -> Rules:
    """Give the verdicts of a library with their conditions."""
    return tuple((verdict.id, library.conditions[verdict.when]) for verdict in library.verdicts)


def ask(library: Library, situation_: Situation) -> tuple[str, ...]:
    """Name the unknown keys that change the verdict under some completion of all that is unknown."""
    return _chart(rules(library)).ask(situation_)


@dataclass(frozen=True, slots=True)
class Chart:
    """The verdict as a diagram over the known values of the keys that decide it."""

    diagrams: Diagrams
    verdict: Node
    top: int  # counts from here on make no difference

    def ask(self, situation_: Situation) -> tuple[str, ...]:
        """Name the unknown keys on which the verdict still depends, in the order in which to ask."""
        deciding = set(self.diagrams.names)
        known = {n: self._standing(n, v) for n, v in situation.values(situation_).items() if n in deciding}
        open_keys = self.diagrams.support(self.diagrams.restrict(self.verdict, known))
        return tuple(name for name in ORDER if name in open_keys)

    def _standing(self, name: str, value: Any) -> Any:
        return min(value, self.top) if KEYS[name].kind == "count" else value


@cache
def _chart(verdicts: Rules) -> Chart:
    conditions = [condition for _, condition in verdicts]
    top = max((number for condition in conditions for number in condition.numbers()), default=0) + 1
    diagrams = Diagrams({key: choices(KEYS[key], top) for key in deciding(conditions)})
    return Chart(diagrams, draw(diagrams, verdicts), top)


def draw(diagrams: Diagrams, verdicts: Rules) -> Node:
    """Draw the verdict as a diagram: the last one first, each one before it laid over by its condition."""
    names = _names(diagrams)
    result = diagrams.leaf(None)
    for verdict, condition in reversed(verdicts):
        decided = _decided(diagrams, condition, names)
        result = diagrams.combine(lambda holds, rest, verdict=verdict: verdict if holds else rest, decided, result)
    return result


def deciding(conditions: Sequence[Condition]) -> tuple[str, ...]:
    """Name the keys on which the conditions depend, in the order in which to ask."""
    used = {name for condition in conditions for name in condition.names}
    used |= {key for derived in DERIVED if derived.name in used for key in derived.keys}
    return tuple(name for name in ORDER if name in used)


def _names(diagrams: Diagrams) -> Mapping[str, Node]:
    """Draw every name that a condition may speak of and that these keys decide."""
    found = {name: diagrams.variable(name) for name in diagrams.names}
    for derived in DERIVED:
        parts = [found[key] for key in derived.keys if key in found]
        if len(parts) == len(derived.keys):
            draw_any = diagrams.any_of if derived.any_of else diagrams.combine
            found[derived.name] = draw_any(derived.follows, *parts)
    return found


def _decided(diagrams: Diagrams, condition: Condition, names: Mapping[str, Node]) -> Node:
    def holds(*values: Any) -> bool:
        return condition.holds(dict(zip(condition.names, values, strict=True)))

    return diagrams.combine(holds, *(names[name] for name in condition.names))
