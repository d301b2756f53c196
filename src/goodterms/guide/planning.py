"""Make a plan from a situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from goodterms.guide.asking import ask
from goodterms.guide.library import CLOSABLE, Library, library
from goodterms.guide.names import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from goodterms.content.evidence import Sure
    from goodterms.content.verdicts import Caution, Remark, Verdict
    from goodterms.situation import Situation


@dataclass(frozen=True, slots=True)
class Because:
    """A reason. source: `article:<part>` or `evidence:<id>`."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that the plan rests on, or that speaks against it; the text names its source and n."""

    id: str
    text: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do where things stand, in the shape of the JSON contract.

    next_step: one or more paragraphs, parted by an empty line. ask: unknown dotted keys that could change the
    verdict, safety first. closed: what the program will not help with now. warnings: sentences.
    """

    verdict: str
    headline: str
    reasons: tuple[Because, ...]
    next_step: str
    ask: tuple[str, ...]
    closed: tuple[str, ...]
    warnings: tuple[str, ...]
    evidence: tuple[Known, ...]

    def to_json(self) -> str:
        """Write the plan as JSON, its keys in the order of the contract."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"


@dataclass(frozen=True, slots=True)
class Closed:
    """Things that are closed for one reason."""

    actions: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Background:
    """What stands behind a plan, beyond the contract.

    would_change: what would change the answer. closed: what is closed, and why. supports, speaks_against: the
    findings on either side. how_sure: how sure it all is. tags: what to call each source on screen.
    """

    would_change: tuple[str, ...]
    closed: tuple[Closed, ...]
    supports: tuple[Known, ...]
    speaks_against: tuple[Known, ...]
    how_sure: str
    tags: Mapping[str, str]


def plan(situation: Situation, language: str = "en") -> Plan:
    """Give the one plan for a situation, in a language (English where it has none)."""
    content = library(language)
    known = facts(situation)
    verdict = _verdict(content, known)
    known["verdict"] = verdict.id
    cautions = _cautions(content, known)
    closed = _closed((verdict, *cautions))
    known["something_closed"] = bool(closed)
    reasons = tuple(Because(r.text, r.source) for r in verdict.reasons if content.holds(r.when, known))
    return Plan(
        verdict=verdict.id,
        headline=verdict.headline,
        reasons=reasons,
        next_step="\n\n".join(_next_step(content, verdict, known)),
        ask=ask(content, situation),
        closed=closed,
        warnings=(*_said(content, verdict.warnings, known), *(caution.warning for caution in cautions)),
        evidence=_evidence(content, verdict, reasons),
    )


def background(situation: Situation, language: str = "en") -> Background:
    """Say what stands behind the plan for a situation."""
    content = library(language)
    known = facts(situation)
    verdict = _verdict(content, known)
    known["verdict"] = verdict.id
    return Background(
        would_change=verdict.would_change,
        closed=tuple(_why_closed((verdict, *_cautions(content, known)))),
        supports=_notes(content, verdict.evidence_for),
        speaks_against=_notes(content, verdict.evidence_against),
        how_sure=verdict.how_sure,
        tags={f"article:{part.id}": part.tag for part in content.parts.values()},
    )


def _verdict(content: Library, known: Mapping[str, Any]) -> Verdict:
    return next(verdict for verdict in content.verdicts if content.holds(verdict.when, known))


def _cautions(content: Library, known: Mapping[str, Any]) -> tuple[Caution, ...]:
    return tuple(caution for caution in content.cautions if content.holds(caution.when, known))


def _closed(parts: Iterable[Verdict | Caution]) -> tuple[str, ...]:
    """List what is closed, in the order of the vocabulary."""
    closed = {action for part in parts for action in part.closes}
    return tuple(action for action in CLOSABLE if action in closed)


def _why_closed(parts: Iterable[Verdict | Caution]) -> Iterable[Closed]:
    """Give each closed thing to the first part that closes it."""
    told: set[str] = set()
    for part in parts:
        fresh = tuple(action for action in CLOSABLE if action in part.closes and action not in told)
        told.update(fresh)
        if fresh:
            yield Closed(fresh, part.why_closed or "")


def _next_step(content: Library, verdict: Verdict, known: Mapping[str, Any]) -> Iterable[str]:
    """Say the next step, what is suggested besides, and the safe route for what is still shared."""
    yield next(iter(_said(content, verdict.next_steps, known)), verdict.next_step)
    yield from _said(content, verdict.suggestions, known)
    yield from [route.text for route in content.routes if content.holds(route.when, known)][:1]


def _said(content: Library, remarks: Iterable[Remark], known: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks if content.holds(remark.when, known))


def _evidence(content: Library, verdict: Verdict, reasons: Iterable[Because]) -> tuple[Known, ...]:
    """List the findings for and against, and those that a reason names."""
    cited = (r.source.removeprefix("evidence:") for r in reasons if r.source.startswith("evidence:"))
    return _notes(content, dict.fromkeys((*verdict.evidence_for, *verdict.evidence_against, *cited)))


def _notes(content: Library, ids: Iterable[str]) -> tuple[Known, ...]:
    return tuple(Known(note, content.notes[note].sourced, content.notes[note].sure) for note in ids)
