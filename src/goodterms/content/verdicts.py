"""The shape of what the guide says: verdicts, cautions that go with any verdict, and safe routes.

The guide reads these files and checks them against each other; see goodterms.guide.library.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Closable = Literal["write", "suggest-words", "invite", "propose-term", "plan-contact", "share"]


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Why: one or two plain sentences. source: `article:<part>` or `evidence:<id>`."""

    id: str
    text: str
    source: str
    when: str = "true"


class Remark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A warning or a suggestion that is said when its condition holds."""

    id: str
    text: str
    when: str = "true"


class Findings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Evidence that speaks for or against a verdict only where a condition holds; notes: ids of evidence."""

    id: str
    side: Literal["for", "against"]
    notes: tuple[str, ...]
    when: str = "true"


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer to where things stand; the first in `order` whose condition holds is the verdict.

    headlines, next_steps: others; the first whose condition holds stands in place of `headline` or `next_step`.
    suggestions: what is added to the next step. why_closed: why `closes` is closed.
    would_change, changes: what would change this answer, always and where a condition holds.
    how_sure, sure_also: how sure all this is, in plain words, and what is added where a condition holds.
    evidence_for, evidence_against: ids of evidence notes; evidence_also: more of them, where a condition holds.
    A finding that a reason names counts as for it, unless it stands on the other side.
    reaches_out: its step is to write or speak to them, and the rest of what it says is about that step: where a
    caution stands in place of the step, the rest is not said either.
    one_message: its step is one message, which a day may ask for; others may leave a way to write open, and never ask.
    """

    id: str
    order: int
    when: str
    headline: str
    next_step: str
    how_sure: str
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...] = ()
    closes: tuple[Closable, ...] = ()
    why_closed: str | None = None
    reaches_out: bool = False
    one_message: bool = False
    headlines: tuple[Remark, ...] = ()
    next_steps: tuple[Remark, ...] = ()
    suggestions: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    changes: tuple[Remark, ...] = ()
    sure_also: tuple[Remark, ...] = ()
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    evidence_also: tuple[Findings, ...] = ()


class Caution(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A warning that goes with any verdict, and what it closes besides.

    next_step: what to do in place of a verdict's own next step, where `in_place` holds too; never in place of the
    first three. The first caution that has one is said, with its headline (the verdict's where it has none), and
    its reasons, would_change and how_sure before what the verdict says.
    """

    id: str
    order: int
    when: str
    warning: str
    next_step: str | None = None
    in_place: str = "true"
    headline: str | None = None
    reasons: tuple[Reason, ...] = ()
    would_change: tuple[str, ...] = ()
    how_sure: str | None = None
    closes: tuple[Closable, ...] = ()
    why_closed: str | None = None


class Route(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The safe way for what two people still share where a verdict closes something; the first that holds is said.

    more: what is added to the text.
    """

    id: str
    order: int
    when: str
    text: str
    more: tuple[Remark, ...] = ()
