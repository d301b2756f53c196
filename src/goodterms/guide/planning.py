"""Make a plan from a situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from goodterms.guide.asking import ask
from goodterms.guide.bounds import FIRST
from goodterms.guide.library import CLOSABLE, Library, library
from goodterms.guide.names import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

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


def plan(situation: Situation, language: str = "en", today: date | None = None) -> Plan:
    """Give the one plan for a situation, in a language (English where it has none).

    today: the day from which on a date lies ahead; None is the machine's.
    """
    content = library(language)
    known = facts(situation, today)
    verdict = _verdict(content, known)
    known |= {"verdict": verdict.id, "verdict_closes": bool(verdict.closes)}
    cautions = _cautions(content, known)
    reasons = _reasons(content, verdict, known)
    supports, against = _sides(content, verdict, known)
    return Plan(
        verdict=verdict.id,
        headline=_first(content, verdict.headlines, known) or verdict.headline,
        reasons=reasons,
        next_step="\n\n".join(_next_step(content, verdict, cautions, known)),
        ask=ask(content, situation),
        closed=_closed((verdict, *cautions)),
        warnings=(*_said(content, verdict.warnings, known), *(caution.warning for caution in cautions)),
        evidence=_notes(content, dict.fromkeys((*supports, *against, *_cited(reasons)))),
    )


def background(situation: Situation, language: str = "en") -> Background:
    """Say what stands behind the plan for a situation."""
    content = library(language)
    known = facts(situation)
    verdict = _verdict(content, known)
    known["verdict"] = verdict.id
    reasons = _reasons(content, verdict, known)
    supports, against = _sides(content, verdict, known)
    cited = (note for note in _cited(reasons) if note not in against)
    return Background(
        would_change=(*verdict.would_change, *_said(content, verdict.changes, known)),
        closed=tuple(_why_closed((verdict, *_cautions(content, known)))),
        supports=_notes(content, dict.fromkeys((*supports, *cited))),
        speaks_against=_notes(content, against),
        how_sure=" ".join((verdict.how_sure, *_said(content, verdict.sure_also, known))),
        tags={f"article:{part.id}": part.tag for part in content.parts.values()},
    )


def _verdict(content: Library, known: Mapping[str, Any]) -> Verdict:
    return next(verdict for verdict in content.verdicts if content.holds(verdict.when, known))


def _reasons(content: Library, verdict: Verdict, known: Mapping[str, Any]) -> tuple[Because, ...]:
    return tuple(Because(r.text, r.source) for r in verdict.reasons if content.holds(r.when, known))


def _cited(reasons: Iterable[Because]) -> Iterable[str]:
    return (r.source.removeprefix("evidence:") for r in reasons if r.source.startswith("evidence:"))


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


def _next_step(
    content: Library, verdict: Verdict, cautions: Iterable[Caution], known: Mapping[str, Any]
) -> Iterable[str]:
    """Say the next step, what is suggested besides, and the safe route for what is still shared."""
    instead = [caution.next_step for caution in cautions if caution.next_step and verdict.id not in FIRST]
    if instead:
        yield instead[0]
    else:
        yield _first(content, verdict.next_steps, known) or verdict.next_step
        yield from _said(content, verdict.suggestions, known)
    for route in [route for route in content.routes if content.holds(route.when, known)][:1]:
        yield " ".join((route.text, *_said(content, route.more, known)))


def _first(content: Library, remarks: Iterable[Remark], known: Mapping[str, Any]) -> str | None:
    return next(iter(_said(content, remarks, known)), None)


def _said(content: Library, remarks: Iterable[Remark], known: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks if content.holds(remark.when, known))


def _sides(content: Library, verdict: Verdict, known: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the findings for a verdict, and those against it."""
    also = [more for more in verdict.evidence_also if content.holds(more.when, known)]
    supports = (note for more in also if more.side == "for" for note in more.notes)
    against = (note for more in also if more.side == "against" for note in more.notes)
    return (*verdict.evidence_for, *supports), (*verdict.evidence_against, *against)


def _notes(content: Library, ids: Iterable[str]) -> tuple[Known, ...]:
    return tuple(Known(note, content.notes[note].sourced, content.notes[note].sure) for note in ids)
