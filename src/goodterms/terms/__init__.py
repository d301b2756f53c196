"""What two people said that friends means, and whether it was kept.

terms, as they were said one after the other ──Agreement──▶ what holds on a day ──narrowest──▶ one limit of each kind
Agreement, messages ──adherence──▶ Adherence; Agreement, something that is to be done ──crossed──▶ what it goes against
"""

from goodterms.terms.acts import DAY, Act, allows, holds_at
from goodterms.terms.adherence import MEETINGS, Adherence, Kept, Raised, adherence, over_since, texts_since
from goodterms.terms.agreement import NOTHING_SAID, Agreement, Held, crossed
from goodterms.terms.counting import MET
from goodterms.terms.narrower import narrower, narrowest
from goodterms.terms.stretches import began
from goodterms.terms.term import STATES, BadTerms, Term, read, write

__all__ = [
    "DAY",
    "MEETINGS",
    "MET",
    "NOTHING_SAID",
    "STATES",
    "Act",
    "Adherence",
    "Agreement",
    "BadTerms",
    "Held",
    "Kept",
    "Raised",
    "Term",
    "adherence",
    "allows",
    "began",
    "crossed",
    "holds_at",
    "narrower",
    "narrowest",
    "over_since",
    "read",
    "texts_since",
    "write",
]
