"""What is not taken as a term: control over the other one, which no agreement makes right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms import words
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput

if TYPE_CHECKING:
    from goodterms.terms import Term


class Refused(BadInput):
    """A term that sets control. The sentence says why it is refused, and what a limit could say instead."""


def refuse_control(term: Term, language: str = FALLBACK) -> Term:
    """Give a term back as it is. Raise Refused where its words set control, whomever it binds."""
    for written in (term.text, term.exceptions):
        for found in words.control_in(written, language)[:1]:
            raise Refused(say("terms-error.control", language, why=found.why, instead=found.instead))
    return term
