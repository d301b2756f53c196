"""What a rule's condition may speak of: every key of a situation, and what is known beside the draft."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, get_args

from goodterms import situation
from goodterms.situation import KEYS
from goodterms.words.results import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from goodterms.situation import Key
    from goodterms.words.results import Context

OWN = ("kind", "unanswered", "answering", "said_no", "told")
NAMES = frozenset(name for name, key in KEYS.items() if key.kind != "day") | set(OWN)


def facts(context: Context) -> dict[str, Any]:
    """Give every name its value: None where unknown.

    unanswered: how many messages of mine lie unanswered. answering: the draft answers something of theirs. said_no:
    they said no, or left it open, which closes asking again as well. told: they know of my feelings.
    """
    known = situation.values(context.situation)
    found: dict[str, Any] = {name: _plain(KEYS[name], known.get(name)) for name in NAMES if name in KEYS}
    noes = known.get("times_they_said_no_since")
    return found | {
        "kind": context.kind,
        "unanswered": len(context.before),
        "answering": bool(context.theirs.strip()),
        "said_no": known.get("they_answered") in {"no", "not_now"} or (isinstance(noes, int) and noes > 0),
        "told": known.get("feelings_told") is True,
    }


def domains(top: int) -> Mapping[str, Sequence[Any]]:
    """List, for every name, the values that a condition can meet."""
    found: dict[str, Sequence[Any]] = {name: _domain(KEYS[name], top) for name in NAMES if name in KEYS}
    truth = (True, False)
    return {
        **found,
        "kind": get_args(Kind),
        "unanswered": range(top + 1),
        "answering": truth,
        "said_no": truth,
        "told": truth,
    }


def _plain(key: Key, value: object) -> Any:
    if key.kind == "several":
        return list(value) if isinstance(value, tuple) else []
    return value


def _domain(key: Key, top: int) -> Sequence[Any]:
    if key.kind == "several":
        sizes = range(len(key.words) + 1)
        return [list(words) for words in chain.from_iterable(combinations(key.words, size) for size in sizes)]
    if key.kind == "truth":
        return [None, True, False, *key.words]
    return [None, *(range(top + 1) if key.kind == "count" else key.words)]
