"""The answers that stay once told, and the records of their history.

A no is no contact asked for, fear or violence on either side, or one side of an order to keep away. What is told of
them is written down in records that are only ever added to; their order is the order of the history, whatever the
clock said.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from msgspec import Meta, Struct

from goodterms import situation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from goodterms.situation import Situation

No = Literal[
    "they_asked_for_no_contact",
    "they_are_afraid_of_me",
    "afraid_of_them",
    "hurt_by_them",
    "order_against_me",
    "order_against_them",
]
Reason = Literal["they_wrote_first", "order_ended", "no_longer_afraid"]

NOES: tuple[No, ...] = get_args(No)

REASONS: Mapping[No, tuple[Reason, ...]] = {
    "they_asked_for_no_contact": ("they_wrote_first",),
    "they_are_afraid_of_me": ("they_wrote_first",),
    "afraid_of_them": ("no_longer_afraid",),
    "hurt_by_them": ("no_longer_afraid",),
    "order_against_me": ("order_ended",),
    "order_against_them": ("order_ended",),
}
"""What can have changed, for each no: their own fear or wish is theirs to end, an order the court's."""

ORDER = "safety.court_order"
SIDES: Mapping[No, str] = {"order_against_me": "against_me", "order_against_them": "against_them"}

Moment = Annotated[datetime, Meta(tz=True)]


class ToldNo(Struct, frozen=True, forbid_unknown_fields=True, tag="told"):
    """A no was told, for the first time or again."""

    no: No
    at: Moment


class MendedSlip(Struct, frozen=True, forbid_unknown_fields=True, tag="mended"):
    """What was told a moment ago was a slip."""

    no: No
    at: Moment


class Ending(Struct, frozen=True, forbid_unknown_fields=True, tag="ending"):
    """What changed, in the person's words; safety is asked again seven days later."""

    no: No
    reason: Reason
    words: str
    at: Moment


class Lifted(Struct, frozen=True, forbid_unknown_fields=True, tag="lifted"):
    """Safety was asked again after an ending, and the fresh answer says that this is so no longer."""

    no: No
    at: Moment


Record = ToldNo | MendedSlip | Ending | Lifted


def key_of(no: No) -> str:
    """Name the dotted key of the situation that a no stands under."""
    return ORDER if no in SIDES else f"safety.{no}"


def noes_in(said: Situation) -> tuple[No, ...]:
    """Name the noes that a situation tells."""
    known = situation.values(said)
    return tuple(no for no in NOES if _value(no, known) is True)


def denied_in(said: Situation) -> tuple[No, ...]:
    """Name the noes that a situation says are not so; "unsaid" and unknown say nothing."""
    known = situation.values(said)
    return tuple(no for no in NOES if _value(no, known) is False)


def lay(noes: Collection[No], said: Situation) -> Situation:
    """Lay noes over what a situation says: each of them holds, and everything else stays."""
    known: dict[str, Any] = dict(situation.values(said))
    known |= {key_of(no): True for no in noes if no not in SIDES}
    bound = {*noes, *noes_in(said)} & set(SIDES)
    if bound:
        known[ORDER] = "both" if len(bound) == len(SIDES) else SIDES[bound.pop()]
    return situation.make(known)


def _value(no: No, known: Mapping[str, object]) -> bool | None:
    """Tell whether a no holds; None where nothing says so."""
    told = known.get(key_of(no))
    if told in {None, "unsaid"}:
        return None
    return told in {SIDES[no], "both"} if no in SIDES else told is True
