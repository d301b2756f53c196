"""What a review is made of: what is known beside the draft, what was found in it, and what follows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Literal

from goodterms.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodterms.content.rules import Settled

Kind = Literal["acceptance", "everyday"]
FindingKind = Literal["problem", "strength", "missing", "stop"]
Verdict = Literal["do-not-send", "wait", "mend", "ready"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the draft.

    kind: what the message is. situation: where things stand. before: messages of mine that lie unanswered, oldest
    first. theirs: what the draft answers. closed: writing is closed by the plan. cooling_off: it was put away until
    later, and later is not yet. holds: what the two have settled that shows in words, each with the words that name it
    and say where it comes from. against: what was found elsewhere to go against what they settled.
    """

    kind: Kind = "everyday"
    situation: Situation = field(default_factory=Situation)
    before: tuple[str, ...] = ()
    theirs: str = ""
    closed: bool = False
    cooling_off: bool = False
    holds: Mapping[Settled, str] = field(default_factory=dict)
    against: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a draft, or missing from it.

    family: the family that the id counts for. rule: the file that found it. start, end: characters of the draft as
    given, `draft[start:end] == quote`; all three null for what is missing. instead: what to try; may be empty.
    """

    id: str
    family: str
    rule: str
    kind: FindingKind
    start: int | None
    end: int | None
    quote: str | None
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in a draft, in its order.

    elements: which parts of an acceptance message it has. verdict: null where the draft is in no language that is
    read here, and nothing stops it all the same. language: "en", or null for one that is not read.
    """

    findings: tuple[Finding, ...]
    elements: tuple[str, ...]
    verdict: Verdict | None
    language: str | None

    def to_json(self) -> str:
        """Write it as `goodterms review --json` does."""
        tree = {
            "findings": [_said(finding) for finding in self.findings],
            "elements": list(self.elements),
            "verdict": self.verdict,
            "language": self.language,
        }
        return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _said(finding: Finding) -> dict[str, object]:
    said = asdict(finding)
    said["try"] = said.pop("instead")
    return said
