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


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer to where things stand; the first in `order` whose condition holds is the verdict.

    next_steps: other next steps; the first whose condition holds stands in place of `next_step`.
    suggestions: what is added to the next step. why_closed: why `closes` is closed.
    would_change: what would change this answer. how_sure: how sure all this is, in plain words.
    evidence_for, evidence_against: ids of evidence notes.
    """

    id: str
    order: int
    when: str
    headline: str
    next_step: str
    how_sure: str
    would_change: tuple[str, ...]
    reasons: tuple[Reason, ...]
    closes: tuple[Closable, ...] = ()
    why_closed: str | None = None
    next_steps: tuple[Remark, ...] = ()
    suggestions: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()


class Caution(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A warning that goes with any verdict, and what it closes besides."""

    id: str
    order: int
    when: str
    warning: str
    closes: tuple[Closable, ...] = ()
    why_closed: str | None = None


class Route(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The safe way for what two people still share while something is closed; the first that holds is said."""

    id: str
    order: int
    when: str
    text: str
