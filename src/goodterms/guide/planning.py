"""Make a plan from a situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

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


NOTHING_BESIDES: Mapping[str, Any] = {
    "how_sure": "",
    **dict.fromkeys(("reasons", "warnings", "would_change", "changes", "sure_also"), ()),
    **dict.fromkeys(("evidence_for", "evidence_against", "evidence_also"), ()),
}
"""What a verdict that reaches out says besides its step, said no more."""


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
    findings on either side. how_sure: how sure it all is. tags: what to call each source on screen. in_place: a
    caution stands in place of the verdict's step. one_message: that step is one message, which a day may ask for.
    """

    would_change: tuple[str, ...]
    closed: tuple[Closed, ...]
    supports: tuple[Known, ...]
    speaks_against: tuple[Known, ...]
    how_sure: str
    tags: Mapping[str, str]
    in_place: bool
    one_message: bool


def plan(situation: Situation, language: str = "en", today: date | None = None) -> Plan:
    """Give the one plan for a situation, in a language (English where it has none).

    today: the day from which on a date lies ahead; None is the machine's.
    """
    content = library(language)
    here = _where(content, facts(situation, today))
    verdict, known = here.verdict, here.known
    reasons = _reasons(content, verdict, known)
    supports, against = _sides(content, verdict, known)
    return Plan(
        verdict=verdict.id,
        headline=_first(content, verdict.headlines, known) or verdict.headline,
        reasons=reasons,
        next_step="\n\n".join(_next_step(content, verdict, known)),
        ask=ask(content, situation),
        closed=_closed((verdict, *here.cautions)),
        warnings=(*_said(content, verdict.warnings, known), *(caution.warning for caution in here.cautions)),
        evidence=_notes(content, dict.fromkeys((*supports, *against, *_cited(reasons)))),
    )


def background(situation: Situation, language: str = "en") -> Background:
    """Say what stands behind the plan for a situation."""
    content = library(language)
    here = _where(content, facts(situation))
    verdict, known = here.verdict, here.known
    reasons = _reasons(content, verdict, known)
    supports, against = _sides(content, verdict, known)
    cited = (note for note in _cited(reasons) if note not in against)
    return Background(
        would_change=(*verdict.would_change, *_said(content, verdict.changes, known)),
        closed=tuple(_why_closed((*here.cautions, verdict) if here.in_place else (verdict, *here.cautions))),
        supports=_notes(content, dict.fromkeys((*supports, *cited))),
        speaks_against=_notes(content, against),
        how_sure=" ".join((verdict.how_sure, *_said(content, verdict.sure_also, known))),
        tags={f"article:{part.id}": part.tag for part in content.parts.values()},
        in_place=here.in_place,
        one_message=verdict.one_message,
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """A verdict and its cautions. in_place: one of them stands in place of its step, and is laid over it."""

    verdict: Verdict
    cautions: tuple[Caution, ...]
    in_place: bool
    known: Mapping[str, Any]


def _where(content: Library, told: Mapping[str, Any]) -> _Where:
    verdict = next(verdict for verdict in content.verdicts if content.holds(verdict.when, told))
    known = {**told, "verdict": verdict.id, "verdict_closes": bool(verdict.closes)}
    cautions = tuple(caution for caution in content.cautions if content.holds(caution.when, known))
    with_step = (each for each in cautions if each.next_step and content.holds(each.in_place, known))
    first = None if verdict.id in FIRST else next(with_step, None)
    return _Where(_laid_over(verdict, first) if first else verdict, cautions, first is not None, known)


def _laid_over(verdict: Verdict, caution: Caution) -> Verdict:
    """Lay over a verdict what stands in place of its step; what reaches out says nothing besides."""
    kept = replace(verdict, **NOTHING_BESIDES) if verdict.reaches_out else verdict
    return replace(
        kept,
        headline=caution.headline or kept.headline,
        headlines=() if caution.headline else kept.headlines,
        next_step=caution.next_step,
        next_steps=(),
        suggestions=(),
        reasons=(*caution.reasons, *kept.reasons),
        would_change=(*caution.would_change, *kept.would_change),
        how_sure=" ".join(filter(None, (caution.how_sure, kept.how_sure))),
    )


def _reasons(content: Library, verdict: Verdict, known: Mapping[str, Any]) -> tuple[Because, ...]:
    return tuple(Because(r.text, r.source) for r in verdict.reasons if content.holds(r.when, known))


def _cited(reasons: Iterable[Because]) -> Iterable[str]:
    return (r.source.removeprefix("evidence:") for r in reasons if r.source.startswith("evidence:"))


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
