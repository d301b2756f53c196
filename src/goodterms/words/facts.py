"""What a rule's condition may speak of: every key of a situation, and what is known beside the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from goodterms import situation
from goodterms.words.results import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from goodterms.words.results import Context

OWN = ("kind", "unanswered", "answering")
NAMES = situation.FACTS | set(OWN)


def facts(context: Context) -> dict[str, Any]:
    """Give every name its value: None where unknown.

    unanswered: how many messages of mine lie unanswered. answering: the draft answers something of theirs.
    """
    return situation.facts(context.situation) | {
        "kind": context.kind,
        "unanswered": len(context.before),
        "answering": bool(context.theirs.strip()),
    }


def domains(top: int) -> Mapping[str, Sequence[Any]]:
    """List, for every name, the values that a condition can meet."""
    return situation.domains(top) | {
        "kind": get_args(Kind),
        "unanswered": range(top + 1),
        "answering": (True, False),
    }
