"""Terms as messages to paste: a proposal on one thing, or the whole so far, that leave them free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase
from goodterms.companion.term_words import origin
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.terms.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from goodterms.content.paths import Register
    from goodterms.terms import Agreement, Term
    from goodterms.terms.term import State

SHARED: tuple[State, ...] = ("agreed", "said-by-them", "said-by-me")
"""What a message about the whole tells. What was only understood is asked, one thing at a time, and not announced."""
LISTED: tuple[State, ...] = (*SHARED, "understood")


def proposal(term: Term, manner: Register, review: date, language: str = FALLBACK) -> str:
    """Write a message that proposes a term: the term, a day to look at it again, and that every answer is fine.

    What was only understood is asked.
    """
    if term.state == "understood":
        asks = (say(f"proposal.{part}", language, manner=manner) for part in ("checks", "right", "free"))
        first, *others = asks
        return " ".join((first, _sentence(term, language), *others))
    parts = [
        say("proposal.opens", language, manner=manner),
        _sentence(term, language),
        say("proposal.for-me", language, manner=manner) if term.binds == "me" else "",
        say("proposal.how", language, manner=manner),
        say("proposal.reviews", language, manner=manner, day=day_phrase(review, language)),
        say("proposal.free", language, manner=manner),
    ]
    return " ".join(filter(None, parts))


def raises(topic: str, manner: Register, language: str = FALLBACK) -> str:
    """Write a message that raises a topic and asks what they are comfortable with."""
    return str(getattr(topics(language)[topic].raises, manner))


def whole(agreement: Agreement, day: date, manner: Register, language: str = FALLBACK) -> str:
    """Write a message that tells all that was said so far; empty where nothing was."""
    holding = [term for term in agreement.holding(day) if term.state in SHARED]
    if not holding:
        return ""
    names: dict[State, str] = {"agreed": "agreed", "said-by-them": "yours", "said-by-me": "mine"}
    parts = [say("proposal.whole", language, manner=manner)]
    for state, name in names.items():
        lines = [f"- {_sentence(term, language)}" for term in holding if term.state == state]
        if lines:
            parts.append("\n".join((say(f"proposal.whole-{name}", language), *lines)))
    return "\n\n".join((*parts, say("proposal.whole-ends", language, manner=manner)))


def as_text(agreement: Agreement, day: date, language: str = FALLBACK) -> str:
    """Write all that holds as plain text for oneself, with where each comes from."""
    holding = agreement.holding(day)
    parts = [say("terms.text-title", language, day=day_phrase(day, language))]
    for state in LISTED:
        lines = list(_lines([term for term in holding if term.state == state], language))
        if lines:
            parts.append("\n".join((say(f"terms.text-{state}", language), *lines)))
    if not holding:
        parts.append(say("terms.text-nothing", language))
    return "\n\n".join((*parts, say("terms.text-free", language))) + "\n"


def _lines(terms: Sequence[Term], language: str) -> Iterator[str]:
    for term in terms:
        more = [origin(term, language)]
        if term.reviewed_on:
            more.append(say("terms.text-review", language, day=day_phrase(term.reviewed_on, language)))
        yield f"- {_sentence(term, language)} ({'; '.join(more)})"


def _sentence(term: Term, language: str) -> str:
    """Write a term as a sentence, with its exceptions."""
    text = term.text.strip()
    if term.exceptions:
        exceptions = say("proposal.exception", language, exceptions=term.exceptions.strip().rstrip("."))
        text = f"{text.rstrip('.')}, {exceptions}"
    return text if text[-1:] in ".?!…" else f"{text}."
