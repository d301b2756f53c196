"""Everything that the guide can say, read from content and checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from goodterms.content.conditions import BadCondition, Condition, condition
from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.evidence import Note, evidence
from goodterms.content.method import Part, method
from goodterms.content.typed import typed
from goodterms.content.verdicts import Caution, Closable, Findings, Reason, Remark, Route, Verdict
from goodterms.guide.bounds import FIRST, FIRST_ROUTES, check_bounds, check_first, check_last
from goodterms.guide.names import NAMES, UNDATED, domains

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from goodterms.content.places import Place

CLOSABLE: tuple[str, ...] = get_args(Closable)
"""What can be closed, in the order of the vocabulary."""

CAUTION_NAMES = NAMES | {"verdict"}
ROUTE_NAMES = CAUTION_NAMES | {"verdict_closes"}

REMARKS = ("reasons", "headlines", "next_steps", "suggestions", "warnings", "changes", "sure_also", "evidence_also")
"""What a verdict says only where a condition holds."""

Ordered = TypeVar("Ordered", Caution, Route, Verdict)


@dataclass(frozen=True, slots=True)
class Library:
    """The guide's content in one language: verdicts, cautions and routes in their order, and what they cite.

    conditions: every condition of them, by its text.
    """

    verdicts: tuple[Verdict, ...]
    cautions: tuple[Caution, ...]
    routes: tuple[Route, ...]
    notes: Mapping[str, Note]
    parts: Mapping[str, Part]
    conditions: Mapping[str, Condition]

    def holds(self, when: str, facts: Mapping[str, Any]) -> bool:
        """Decide one of the conditions for these facts."""
        return self.conditions[when].holds(facts)


def library(language: str = FALLBACK) -> Library:
    """Read the guide's content, once for each language and each folder of own content."""
    return _library(language, own_folder())


@cache
def _library(language: str, _own: Path | None) -> Library:
    notes = evidence(language)
    parts = method(language, frozenset(notes))
    sources = {f"article:{part}" for part in parts} | {f"evidence:{note}" for note in notes}
    conditions = _Conditions()
    verdicts = _verdicts(language, conditions, sources, frozenset(notes))
    conditions.verdicts = tuple(verdict.id for verdict in verdicts)
    cautions = _cautions(language, conditions, sources)
    files = _bounded("routes", language, ("when", "order"))
    routes = _ordered(files, Route, conditions, ROUTE_NAMES)
    for document, route in _paired(files, routes):
        _check_remarks(document, {"more": route.more}, conditions, ROUTE_NAMES)
    check_first(files, routes, FIRST_ROUTES)
    return Library(verdicts, cautions, routes, notes, parts, conditions.read)


def _cautions(language: str, conditions: _Conditions, sources: Collection[str]) -> tuple[Caution, ...]:
    files = _bounded("cautions", language, ("when", "in_place"))
    cautions = _ordered(files, Caution, conditions, CAUTION_NAMES)
    for document, caution in _paired(files, cautions):
        conditions.check(document, ("in_place",), caution.in_place, CAUTION_NAMES)
        _check_remarks(document, {"reasons": caution.reasons}, conditions)
        _check_sources(document, caution.reasons, sources)
        _check_in_place(document, caution)
    return cautions


def _check_in_place(document: Document, caution: Caution) -> None:
    """Refuse a part of what stands in place of a next step where the others are missing."""
    parts = {key: getattr(caution, key) for key in ("next_step", "reasons", "would_change", "how_sure")}
    said = next((key for key in ("headline", *parts) if getattr(caution, key)), None)
    if said and (missing := [key for key, part in parts.items() if not part]):
        raise document.wrong((said,), f"{said} stands in place of a verdict's; add {', '.join(missing)} too.")


def _bounded(room: str, language: str, fixed: Sequence[str]) -> tuple[Document, ...]:
    files = documents(room, language)
    for document in files:
        check_bounds(document, fixed)
    return files


@dataclass(slots=True)
class _Conditions:
    """Read conditions, each text once."""

    verdicts: tuple[str, ...] = ()
    read: dict[str, Condition] = field(default_factory=dict)

    def check(self, document: Document, place: Place, when: str, names: Collection[str]) -> None:
        """Read a condition and try it out on everything it can meet, or say where it fails."""
        try:
            found = condition(when, names)
            if when not in self.read:
                found.try_out(self._domains(found))
        except BadCondition as problem:
            raise document.wrong(place, str(problem)) from None
        self.read[when] = found

    def _domains(self, found: Condition) -> Mapping[str, Sequence[Any]]:
        top = max(found.numbers(), default=0) + 1
        return {**domains(top), "verdict": self.verdicts, "verdict_closes": (True, False)}


def _verdicts(
    language: str, conditions: _Conditions, sources: Collection[str], notes: Collection[str]
) -> tuple[Verdict, ...]:
    files = documents("guide", language)
    for document in files:
        check_bounds(document, ("when", "order") if document.id in FIRST else ())
    verdicts = _ordered(files, Verdict, conditions, UNDATED)
    check_first(files, verdicts, FIRST)
    check_last(files, verdicts)
    for document, verdict in _paired(files, verdicts):
        _check_verdict(document, verdict, conditions, sources, notes)
    return verdicts


def _paired(files: Sequence[Document], things: Sequence[Ordered]) -> Iterator[tuple[Document, Ordered]]:
    by_id = {document.id: document for document in files}
    yield from ((by_id[thing.id], thing) for thing in things)


def _ordered(
    files: Sequence[Document], kind: type[Ordered], conditions: _Conditions, names: Collection[str]
) -> tuple[Ordered, ...]:
    """Read documents that have an order and a condition."""
    things = []
    for document in files:
        thing = typed(document, kind)
        conditions.check(document, ("when",), thing.when, names)
        if document.value.get("closes") and "why_closed" not in document.value:
            raise document.wrong(("closes",), 'something is closed and nothing says why; add why_closed = "...".')
        things.append(thing)
    return tuple(sorted(things, key=lambda thing: (thing.order, thing.id)))


def _check_verdict(
    document: Document, verdict: Verdict, conditions: _Conditions, sources: Collection[str], notes: Collection[str]
) -> None:
    _check_remarks(document, {name: getattr(verdict, name) for name in REMARKS}, conditions)
    _check_sources(document, verdict.reasons, sources)
    also = {("evidence_also", position, "notes"): more.notes for position, more in enumerate(verdict.evidence_also)}
    fixed = {("evidence_for",): verdict.evidence_for, ("evidence_against",): verdict.evidence_against}
    for place, cited in (fixed | also).items():
        for position, note in enumerate(cited):
            if note not in notes:
                raise document.wrong((*place, position), f'"{note}" is no evidence note; name a file of evidence.')


def _check_sources(document: Document, reasons: Sequence[Reason], sources: Collection[str]) -> None:
    for position, reason in enumerate(reasons):
        if reason.source not in sources:
            sentence = f'"{reason.source}" is no source; write article:<a file of method> or evidence:<a file>.'
            raise document.wrong(("reasons", position, "source"), sentence)


def _check_remarks(
    document: Document,
    remarks: Mapping[str, Sequence[Reason | Remark | Findings]],
    conditions: _Conditions,
    names: Collection[str] = NAMES,
) -> None:
    for key, entries in remarks.items():
        for position, entry in enumerate(entries):
            conditions.check(document, (key, position, "when"), entry.when, names)
