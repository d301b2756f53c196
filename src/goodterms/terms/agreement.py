"""All that was said of terms, one after the other, and what of it holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from goodterms.terms.acts import allows
from goodterms.terms.narrower import narrower

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from goodterms.limits import Limit
    from goodterms.terms.acts import Act
    from goodterms.terms.term import Term

Whom = Literal["me", "them"]


@dataclass(frozen=True, slots=True)
class Held:
    """A limit that holds for somebody, and why.

    terms: all of that kind that hold; deciding: those without which it would be wider.
    """

    limit: Limit
    terms: tuple[Term, ...]
    deciding: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Terms in the order in which they were told; of one id, what holds from the later day on supersedes."""

    steps: tuple[Term, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Name the terms, in the order in which they came up."""
        return tuple(dict.fromkeys(step.id for step in self.steps))

    def history(self, id_: str) -> tuple[Term, ...]:
        """Give the versions of a term, by the day from which each stood; of one day, as they were told."""
        return tuple(sorted((step for step in self.steps if step.id == id_), key=lambda step: step.on))

    def on(self, day: date) -> tuple[Term, ...]:
        """Say how every term that had come up stood on a day. What is past its last day has ended."""
        stood = (self._stood(id_, day) for id_ in self.ids)
        return tuple(term for term in stood if term is not None)

    def holding(self, day: date) -> tuple[Term, ...]:
        """Give the terms that are kept to on a day."""
        return tuple(term for term in self.on(day) if term.holds(day))

    def agreed_topics(self, day: date) -> tuple[str, ...]:
        """Name the topics on which something is agreed on a day; nothing else counts as agreed."""
        return tuple(dict.fromkeys(term.topic for term in self.holding(day) if term.state == "agreed"))

    def held(self, day: date, whom: Whom = "me") -> tuple[Held, ...]:
        """Give the limits that hold for somebody on a day, one a kind: of several, the narrowest."""
        binding = [term for term in self.holding(day) if (term.binds_me if whom == "me" else term.binds_them)]
        kinds: dict[str, list[Term]] = {}
        for term in binding:
            if term.limit is not None:
                kinds.setdefault(term.limit.kind, []).append(term)
        return tuple(_held(kinds[kind]) for kind in sorted(kinds))

    def due(self, day: date) -> tuple[Term, ...]:
        """Give the agreements whose day to look at them again has come, the earliest first."""
        waiting = [(term.reviewed_on, term) for term in self.holding(day) if term.reviewed_on is not None]
        return tuple(term for on, term in sorted(waiting, key=lambda each: each[0]) if on <= day)

    def _stood(self, id_: str, day: date) -> Term | None:
        known = [step for step in self.history(id_) if step.on <= day]
        if not known:
            return None
        last = known[-1]
        over = last.until is not None and last.until < day and last.state != "ended"
        return replace(last, state="ended", on=last.until, known="said") if over and last.until else last


NOTHING_SAID = Agreement()


def crossed(agreement: Agreement, act: Act) -> tuple[Held, ...]:
    """Give the limits that hold for me and leave no room for something that I am about to do."""
    return tuple(held for held in agreement.held(act.at.date()) if not allows(held.limit, act))


def _held(terms: list[Term]) -> Held:
    limits: Mapping[str, Limit] = {term.id: term.limit for term in terms if term.limit is not None}
    whole = _all(limits.values())
    deciding = tuple(term for term in terms if limits[term.id] == whole or _all_but(limits, term.id) != whole)
    return Held(whole, tuple(terms), deciding or tuple(terms))


def _all(limits: Iterable[Limit]) -> Limit:
    first, *others = limits
    return reduce(narrower, others, narrower(first, first))


def _all_but(limits: Mapping[str, Limit], id_: str) -> Limit | None:
    others = [limit for name, limit in limits.items() if name != id_]
    return _all(others) if others else None
