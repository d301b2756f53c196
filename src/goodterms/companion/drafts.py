"""A draft in, and all that a page or a terminal shows of its review out, in the light of where things stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

import msgspec

from goodterms import words
from goodterms.companion.against import Sending, against, settled
from goodterms.companion.small_files import read_small
from goodterms.companion.stand import stand
from goodterms.errors import BadInput
from goodterms.situation import Situation
from goodterms.terms import NOTHING_SAID, Agreement
from goodterms.words.families import STOPS

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from goodterms.companion.stand import Standing
    from goodterms.content.helplines import Helpline
    from goodterms.guide import Closed, Plan
    from goodterms.words import Finding, Review
    from goodterms.words.results import Kind


class BadDraft(BadInput):
    """A draft that cannot be read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it is sent, and what is known beside it.

    before: messages of mine that lie unanswered, oldest first. theirs: what it answers. agreement: what the two said of
    terms; sending: when it would go out, without which it is not held against them.
    """

    text: str
    kind: Kind = "everyday"
    situation: Situation = field(default_factory=Situation)
    before: tuple[str, ...] = ()
    theirs: str = ""
    cooling_off: bool = False
    agreement: Agreement = NOTHING_SAID
    sending: Sending | None = None


class LeftAlone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that was looked at and left as it is: it is silent as long as its words stay the same."""

    rule: str
    quote: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A review with what stands behind it.

    plan: where things stand, where writing is closed, else None; why_closed: why it is. stopped: the draft announces
    harm, to oneself or others; nothing may be offered to send. help: helplines, where help comes first.
    """

    review: Review
    plan: Plan | None
    why_closed: tuple[Closed, ...]
    stopped: bool
    help: tuple[Helpline, ...]


def check(
    draft: Draft, standing: Standing | None = None, language: str = "en", left: Collection[LeftAlone] = ()
) -> Checked:
    """Review a draft; where the plan closes writing, the verdict is never to send it.

    standing: of its situation, where that is at hand already. left: findings that the person wants to leave as they
    are; what stops is never left.
    """
    standing = standing or stand(draft.situation, language=language)
    closed = "write" in standing.plan.closed
    context = words.Context(
        kind=draft.kind,
        situation=draft.situation,
        before=draft.before,
        theirs=draft.theirs,
        closed=closed,
        cooling_off=draft.cooling_off,
        holds=settled(draft.agreement, draft.sending.now, language) if draft.sending else {},
        against=_against(draft, standing, language),
    )
    found = words.without(words.review(draft.text, context, language), {(each.rule, each.quote) for each in left})
    stopped = any(each.id in STOPS for each in found.findings)
    return Checked(
        review=found,
        plan=standing.plan if closed else None,
        why_closed=tuple(each for each in standing.background.closed if "write" in each.actions),
        stopped=stopped,
        help=standing.help if stopped or standing.danger else (),
    )


def _against(draft: Draft, standing: Standing, language: str) -> tuple[Finding, ...]:
    if draft.sending is None:
        return ()
    may_talk = {"propose-term", "write"}.isdisjoint(standing.plan.closed)
    return against(draft.text, draft.agreement, draft.sending, language, may_talk=may_talk)


def read_draft(file: Path | IO[bytes]) -> str:
    """Read a draft exactly as it stands, marks and line ends kept. Raise BadDraft for what is no text."""
    too_long = "This is far too long to be a message; give one message, of a few thousand words at the most."
    data = read_small(file, BadDraft, too_long, "a text file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BadDraft(
            f"The draft is not UTF-8 text (byte {problem.start + 1}); save it as UTF-8 and try again."
        ) from None


def messages_in(written: str) -> tuple[str, ...]:
    """Take several messages apart: an empty line stands between two of them."""
    lines = written.replace("\r\n", "\n").split("\n\n")
    return tuple(message.strip() for message in lines if message.strip())
