"""A draft in, a Review out: every rule is looked for, and the verdict follows from what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.words.facts import facts
from goodterms.words.families import ELEMENTS, STOPS, family, kind
from goodterms.words.language import is_read
from goodterms.words.library import AGAINST, library
from goodterms.words.meaning import second_opinion
from goodterms.words.results import Context, Finding, Review
from goodterms.words.search import Searched, look_for
from goodterms.words.text import text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from goodterms.words.library import Library, Ready
    from goodterms.words.results import Verdict
    from goodterms.words.text import Span, Text

NOTHING = Context()


def review(draft: str, context: Context = NOTHING, language: str = FALLBACK, *, by_meaning: bool = True) -> Review:
    """Review a draft. Everything is computed here; a draft of any length and content gives a review.

    by_meaning: hear the second opinion too, where it is installed.
    """
    rules = library(language)
    plain = text(draft, rules.shared.spelled)
    found, elements = _search(plain, context, rules)
    read = is_read(plain.words, rules.shared.common)
    if not read:  # what is not read is not guessed at, but for what stops: that is said however little was understood
        found, elements = [each for each in found if each.kind == "stop"], ()
    elif opinion := second_opinion(language) if by_meaning else None:
        found = opinion.weigh(draft, found)
    missing = _missing(elements, language) if read and context.kind == "acceptance" else []
    findings = (*sorted([*found, *context.against], key=_place), *missing)
    return Review(findings, elements, _verdict(findings, context, read=read), language if read else None)


def without(found: Review, left: Collection[tuple[str, str]]) -> Review:
    """Leave out the problems that the person has looked at and wants to keep, by rule and words; never what stops."""
    kept = tuple(each for each in found.findings if each.kind != "problem" or (each.rule, each.quote or "") not in left)
    mended = found.verdict == "mend" and not any(each.kind == "problem" for each in kept)
    return replace(found, findings=kept, verdict="ready" if mended else found.verdict)


def _search(read: Text, context: Context, rules: Library) -> tuple[list[Finding], tuple[str, ...]]:
    theirs = frozenset(text(context.theirs, rules.shared.spelled).words)
    searched = Searched(read, frozenset(read.words), rules.shared, theirs)
    known = facts(context)
    tried = (ready for ready in rules.rules if _is_tried(ready, context) and ready.when.holds(known))
    left = list(_apart([(ready, look_for(ready.sought, searched)) for ready in tried]))
    elements = tuple(each for each in ELEMENTS if any(ready.rule.finds == each for ready, _ in left))
    found = [_finding(ready, span, read.given, context) for ready, span in left if ready.rule.finds not in ELEMENTS]
    return _once(found), elements


def _apart(spans: Sequence[tuple[Ready, list[Span]]]) -> Iterator[tuple[Ready, Span]]:
    """Leave out what another rule says better at the same place, and what does not go with the rest of the draft."""
    ids = {ready.rule.finds for ready, places in spans if places}
    for ready, places in spans:
        if not ids.isdisjoint(ready.rule.unless_found):
            continue
        others = [span for other, found in spans for span in found if other.rule.finds in ready.rule.apart]
        for span in places:
            if not any(other.start < span.end and span.start < other.end for other in others):
                yield ready, span


def _is_tried(ready: Ready, context: Context) -> bool:
    return ready.rule.holds is None or ready.rule.holds in context.holds


def _finding(ready: Ready, span: Span, draft: str, context: Context) -> Finding:
    rule = ready.rule
    quote = draft[span.start : span.end]
    why = f"{rule.why} {context.holds[rule.holds]}" if rule.holds else rule.why
    made = Finding(
        rule.finds, family(rule.finds), rule.id, kind(rule.finds), span.start, span.end, quote, why, rule.instead
    )
    return replace(made, instead="") if made.kind == "strength" else made


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Say the same of the same words once: of two findings of one id that overlap, the longer stays."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: -len(one.quote or "")):
        if not any(_overlap(each, other) and _same(each, other) for other in kept):
            kept.append(each)
    return kept


def _same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings say the same; of what was settled, each rule speaks of another term."""
    return one.id == other.id and (one.id != AGAINST or one.rule == other.rule)


def _overlap(one: Finding, other: Finding) -> bool:
    return _place(one)[0] < (other.end or 0) and _place(other)[0] < (one.end or 0)


def _place(finding: Finding) -> tuple[int, int]:
    return (finding.start or 0, -(finding.end or 0))


def _missing(elements: Sequence[str], language: str) -> list[Finding]:
    return [
        Finding(
            each,
            family(each),
            each,
            "missing",
            None,
            None,
            None,
            say(f"missing.{each}", language),
            say(f"missing-try.{each}", language),
        )
        for each in ELEMENTS
        if each not in elements
    ]


def _verdict(findings: Sequence[Finding], context: Context, *, read: bool) -> Verdict | None:
    if context.closed or any(each.id in STOPS for each in findings):
        return "do-not-send"
    if context.cooling_off:
        return "wait"
    if not read:
        return None
    return "mend" if any(each.kind == "problem" for each in findings) else "ready"
