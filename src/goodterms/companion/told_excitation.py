"""What is told to experts, on demand: part of what `goodterms read --expert --json` writes."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Amount = Annotated[int, Meta(ge=0)]
One = Literal["me", "them"]


class ToldLimits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number with its 95 % limits; null where there is none."""

    value: float | None
    low: float | None
    high: float | None


class ToldDrawn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many messages `by` one person one message `of` another draws, and in how many seconds half of these come."""

    of: One
    by: One
    messages: ToldLimits
    half_life: ToldLimits


class ToldSide(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's side: n messages, the share that came unprompted, and what speaks against the process.

    distance and p: Kolmogorov and Smirnov's test of the rescaled gaps; correlation and correlation_p: of each gap with
    the next. Null where nothing was fitted or may be shown.
    """

    who: One
    n: Amount
    unprompted: ToldLimits | None
    distance: float | None
    p: float | None
    correlation: float | None
    correlation_p: float | None


class ToldExcitation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who writes after whom, in words and numbers. Without enough, `reason` says why and nothing is drawn."""

    title: str
    said: str
    enough: bool
    reason: Literal["few", "runaway", "misfit"] | None
    left_out: Amount
    drawn: tuple[ToldDrawn, ...]
    sides: tuple[ToldSide, ...]
    cannot_show: str
    method: str
    source: str


class ToldStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How alike the two write, in words and numbers. words: of me, of them. Without enough, similarity is null.

    difference: matched windows minus mismatched ones; as_high: the share of shuffles that gave as much; both null
    without enough windows.
    """

    title: str
    said: str
    enough: bool
    words: tuple[Amount, Amount]
    similarity: float | None
    windows: Amount
    difference: ToldLimits
    as_high: float | None
    left_out: Amount
    cannot_show: str
    method: str
    source: str
