"""All that was said of terms, one after the other, and what of it holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from goodterms.terms.acts import allows
from goodterms.terms.narrower import narrower
from goodterms.terms.term import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True)
class Agreement:
    """Terms in the order in which they were told; of one id, what holds from the later day on supersedes.

    Who ends or pauses a term does so from that day on, whatever was told before of the days after.
    """

    steps: tuple[Term, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Name the terms, in the order in which they came up."""
        return tuple(self._told)

    def told(self, id_: str) -> tuple[Term, ...]:
        """Give all that was told of a term, in that order."""
        return self._told.get(id_, ())

    def history(self, id_: str) -> tuple[Term, ...]:
        """Give how a term stood, by the day from which on; of one day, as it was told. What no longer is so is out."""
        return self._histories.get(id_, ())

    @cached_property
    def _told(self) -> dict[str, tuple[Term, ...]]:
        told: dict[str, list[Term]] = {}
        for step in self.steps:
            told.setdefault(step.id, []).append(step)
        return {id_: tuple(steps) for id_, steps in told.items()}

    @cached_property
    def _histories(self) -> dict[str, tuple[Term, ...]]:
        return {id_: tuple(sorted(_standing(steps), key=lambda step: step.on)) for id_, steps in self._told.items()}

    def on(self, day: date) -> tuple[Term, ...]:
        """Say how every term that had come up stood on a day. What is past its last day has ended."""
        stood = (self._stood(id_, day) for id_ in self.ids)
        return tuple(term for term in stood if term is not None)

    def holding(self, day: date) -> tuple[Term, ...]:
        """Give the terms that are kept to on a day."""
        return tuple(term for term in self.on(day) if term.holds(day))

    def still_holds(self, id_: str, day: date) -> bool:
        """Tell whether a term is kept to on a day."""
        return any(term.id == id_ for term in self.holding(day))

    def talked_on(self, id_: str) -> date | None:
        """Say when the two last talked about a slip of a term; None where they never did."""
        return max((step.on for step in self.history(id_) if step.talked), default=None)

    def agreed_topics(self, day: date) -> tuple[str, ...]:
        """Name the topics on which something is agreed on a day; nothing else counts as agreed."""
        return tuple(dict.fromkeys(term.topic for term in self.holding(day) if term.state == "agreed"))

    def held(self, day: date, whom: Whom = "me") -> tuple[Held, ...]:
        """Give the limits that hold for somebody on a day, one a kind: of several, the narrowest."""
        if (day, whom) not in self._held_before:
            self._held_before[day, whom] = self._held(day, whom)
        return self._held_before[day, whom]

    @cached_property
    def _held_before(self) -> dict[tuple[date, Whom], tuple[Held, ...]]:
        return {}

    def _held(self, day: date, whom: Whom) -> tuple[Held, ...]:
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


def _standing(told: Sequence[Term]) -> list[Term]:
    """Leave out what was told of days after an end or a pause, before that end was told."""
    standing: list[Term] = []
    for step in told:
        if step.state in CLOSING:
            standing = [each for each in standing if each.on < step.on]
        standing.append(step)
    return standing


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
