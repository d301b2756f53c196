"""All that a file of terms comes to on a day: what holds, for whom, what is due, and what to raise next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from goodterms.companion.proposing import proposal, whole
from goodterms.companion.raising import Raising, raise_next, raised_by, shown_by, still_shown
from goodterms.companion.term_words import held_line, origin
from goodterms.content.documents import FALLBACK
from goodterms.errors import BadInput
from goodterms.terms.term import REVIEW_AFTER

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    import polars as pl

    from goodterms.companion.stand import Standing
    from goodterms.content.paths import Register
    from goodterms.situation import Situation
    from goodterms.terms import Agreement, Held, Term

ALL = "all"
PROPOSABLE = ("open", "understood", "said-by-them", "said-by-me")
REACHING_OUT = {"propose-term", "write", "suggest-words"}


class Closed(BadInput):
    """Something that reaches out, where the plan closes it."""


class NoTerm(BadInput):
    """A term that there is not."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What holds on a day. held: limits for me, the narrowest of each kind; raising: None where that is closed."""

    on: date
    terms: tuple[Term, ...]
    held: tuple[Held, ...]
    due: tuple[Term, ...]
    raising: Raising | None


def sheet(
    agreement: Agreement,
    day: date,
    situation: Situation,
    standing: Standing,
    *,
    rows: pl.DataFrame | None = None,
    now: datetime,
    language: str = FALLBACK,
) -> Sheet:
    """Say what a file of terms comes to on a day."""
    closed = not REACHING_OUT.isdisjoint(standing.plan.closed)
    ends: datetime | None = rows["sent_at"].sort()[-1] if rows is not None and not rows.is_empty() else None
    shown = still_shown(shown_by(rows, str(now.tzinfo)), ends, now)
    raising = raise_next(agreement, situation, day, shown=shown, raised=raised_by(agreement), language=language)
    return Sheet(day, agreement.on(day), agreement.held(day), agreement.due(day), None if closed else raising)


def message(agreement: Agreement, which: str, day: date, standing: Standing, manner: Register) -> str:
    """Write the message that proposes a term, or tells all. Raise Closed where the plan closes that, or NoTerm."""
    refuse_closed(standing, REACHING_OUT | {"share"} if which == ALL else REACHING_OUT)
    if which == ALL:
        if not (written := whole(agreement, day, manner)):
            raise NoTerm("Nothing has been settled, so there is nothing to tell.")
        return written
    history = agreement.history(which)
    if not history:
        raise NoTerm(
            f"There is no term “{which}” in the file; it has {', '.join(agreement.ids) or 'none'}, or write all."
        )
    if history[-1].state not in PROPOSABLE or history[-1].declined:
        raise NoTerm(f"The term “{which}” is {history[-1].state}, so it is not proposed.")
    return proposal(history[-1], manner, day + REVIEW_AFTER)


def refuse_closed(standing: Standing, actions: Collection[str]) -> None:
    """Raise Closed where the plan closes one of these."""
    gone = set(actions) & set(standing.plan.closed)
    if gone:
        why = " ".join(each.why for each in standing.background.closed if gone & set(each.actions))
        raise Closed(f"This reaches out, and the plan closes it. {why}")


def as_json(found: Sheet, language: str = FALLBACK) -> dict[str, Any]:
    """Give a sheet as the command writes it."""
    terms = [
        {**msgspec.to_builtins(term), "holds": term.holds(found.on), "origin": origin(term, language)}
        for term in found.terms
    ]
    held = [
        {
            "limit": msgspec.to_builtins(each.limit),
            "said": held_line(each, language),
            "terms": [term.id for term in each.terms],
            "deciding": [term.id for term in each.deciding],
        }
        for each in found.held
    ]
    raising = found.raising
    return {
        "on": found.on.isoformat(),
        "terms": terms,
        "held": held,
        "due": [term.id for term in found.due],
        "raise": {"topic": raising.topic.id if raising.topic else None, "why": raising.why} if raising else None,
    }
