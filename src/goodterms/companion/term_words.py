"""Terms as words: where one comes from, what holds of several, and how what was said was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.companion.limit_phrases import first_large, limit_phrase
from goodterms.companion.phrases import day_phrase
from goodterms.companion.told import ToldKept, ToldRaised, ToldTerms
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.limits import QuietDays, QuietHours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.terms import Adherence, Held, Kept, Raised, Term

LATELY_DAYS = 14
BY_ONE = ("paused", "ended")


def origin(term: Term, language: str = FALLBACK, *, away: bool = False) -> str:
    """Say where a term comes from: `they wrote it on 3 March 2026`. away: nothing of what they said or did is told."""
    how = _told_how(term, away=away)
    return say(f"origin.{term.state}{how and f'-{how}'}", language, day=day_phrase(term.on, language))


def _told_how(term: Term, *, away: bool) -> str:
    """Name what more there is to say of where a term comes from: whose word it is, or that it was written."""
    if term.declined:
        return "away" if away else str(term.answered)
    if term.state in BY_ONE:
        return "" if term.by is None or (away and term.by == "them") else term.by
    if away and term.state in ("said-by-them", "agreed"):
        return "away" if term.state == "said-by-them" else ""
    return "written" if term.known == "written" and term.state in ("said-by-them", "said-by-me", "agreed") else ""


def named(term: Term, language: str = FALLBACK) -> str:
    """Name a term with where it comes from: `“No calls.” (they said it on 3 March 2026)`."""
    return say("against.term", language, text=term.text.rstrip(". "), origin=origin(term, language))


def held_line(held: Held, language: str = FALLBACK, *, away: bool = False) -> str:
    """Say which limit holds, and why it is this one where several terms are about it. away: as in `origin`."""
    limit = first_large(limit_phrase(held.limit, language))
    if len(held.terms) == 1:
        return say("held.one", language, limit=limit)
    many = len(held.terms)
    alone = next((term for term in held.deciding if term.limit == held.limit), None)
    if alone is None:
        return say("held.together", language, limit=limit, many=many)
    comes = origin(alone, language, away=away)
    return say("held.narrowest", language, limit=limit, many=many, text=alone.text, origin=comes)


def told_terms(kept: Adherence, language: str = FALLBACK) -> ToldTerms:
    """Put into words how the terms that still hold were kept: mine with counts, theirs without."""
    return ToldTerms(
        mine=tuple(_told_kept(each, language) for each in kept.mine if each.holds),
        theirs=tuple(_told_raised(each, language) for each in kept.theirs),
    )


def _told_kept(kept: Kept, language: str) -> ToldKept:
    return ToldKept(
        term=kept.term.text,
        topic=kept.term.topic,
        origin=origin(kept.term, language),
        said=" ".join(_said(kept, language)),
        enough=kept.n is not None,
        unit=kept.unit,
        over=kept.over,
        n=kept.n,
        since=kept.since,
        to=kept.to,
        again=kept.again,
        lately=bool(kept.last and kept.to and (kept.to - kept.last).days < LATELY_DAYS),
    )


def _said(kept: Kept, language: str) -> Iterator[str]:
    if kept.n is None or kept.over is None or kept.to is None:
        yield say(f"kept.{kept.why}", language)
        return
    yield say(_counted(kept), language, over=kept.over, n=kept.n)
    yield say("kept.between", language, since=day_phrase(kept.since, language), to=day_phrase(kept.to, language))
    if kept.term.exceptions and kept.over:
        yield say("kept.exceptions", language)


def _counted(kept: Kept) -> str:
    limit = kept.term.limit
    if isinstance(limit, QuietHours | QuietDays):
        return f"kept.quiet-{kept.unit}"
    return f"kept.{limit.kind}" if limit else ""


def _told_raised(raised: Raised, language: str) -> ToldRaised:
    name = {True: "worth-a-talk", False: "nothing-to-raise", None: "unknown"}[raised.worth_a_talk]
    return ToldRaised(
        term=raised.term.text,
        topic=raised.term.topic,
        origin=origin(raised.term, language),
        said=say(f"kept.{name}", language),
        worth_a_talk=raised.worth_a_talk,
    )
