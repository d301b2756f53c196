"""The topics of what "friends" can mean, read from content and checked as a whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from goodterms import situation
from goodterms.content.conditions import BadCondition, condition
from goodterms.content.documents import FALLBACK, documents, own_folder
from goodterms.content.sources import check_source, sources
from goodterms.content.topics import Topic
from goodterms.content.typed import typed
from goodterms.limits import KINDS, Limit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from goodterms.content.documents import Document
    from goodterms.content.places import Place

SHOWN = ("writes_most_days", "writes_late", "calls_often", "writes_much_more")
"""What messages show; None where they do not, or were not brought in.

writes_most_days: the two write on most days. writes_late: many of my messages go out at night. calls_often: I call
often. writes_much_more: I write much more than they do.
"""
LISTED = ("settled", "heard")
"""Lists of topics. settled: something holds on it. heard: they said something on it that was not taken up."""
FACTS = frozenset((*SHOWN, *LISTED, "terms"))
"""What a condition may speak of beside the facts of a situation. terms: how many topics are settled."""
NAMES = situation.FACTS | FACTS


def topics(language: str = FALLBACK) -> Mapping[str, Topic]:
    """Read every topic, in order; once for each language and each folder of own content."""
    return _topics(language, own_folder())


def domains(top: int, ids: Sequence[str]) -> dict[str, Sequence[Any]]:
    """List, for every name, the values that a condition can meet; counts go up to `top`, `ids` are the topics."""
    lists = [[], *([each] for each in ids), list(ids)]
    return {
        **situation.domains(top),
        **dict.fromkeys(SHOWN, (None, True, False)),
        **dict.fromkeys(LISTED, lists),
        "terms": range(top + 1),
    }


@cache
def _topics(language: str, _own: Path | None) -> Mapping[str, Topic]:
    files = documents("topics", language)
    known = sources(language)
    ids = tuple(document.id for document in files)
    found = {document.id: _checked(document, known, ids) for document in files}
    _check_orders(files, found)
    return dict(sorted(found.items(), key=lambda each: each[1].order))


def _checked(document: Document, known: frozenset[str], ids: Sequence[str]) -> Topic:
    topic = typed(document, Topic)
    check_source(document, topic.source, known)
    _check_ids(document, "examples", [example.id for example in topic.examples])
    _check_ids(document, "occasions", [occasion.id for occasion in topic.occasions])
    _check_limits(document, topic)
    _check_condition(document, ("when",), topic.when, ids)
    for position, occasion in enumerate(topic.occasions):
        _check_condition(document, ("occasions", position, "when"), occasion.when, ids)
    return topic


def _check_ids(document: Document, tables: str, ids: Sequence[str]) -> None:
    for position, name in enumerate(ids):
        if name in ids[:position]:
            raise document.wrong((tables, position, "id"), f'the id "{name}" is there twice; give each its own.')


def _check_limits(document: Document, topic: Topic) -> None:
    for position, kind in enumerate(topic.limits):
        if kind not in KINDS:
            sentence = f'"{kind}" is no kind of limit; write one of {", ".join(KINDS)}.'
            raise document.wrong(("limits", position), sentence)
    for position, example in enumerate(topic.examples):
        if example.limit is not None:
            _check_limit(document, ("examples", position, "limit"), example.limit, topic.limits)


def _check_limit(document: Document, place: Place, limit: Mapping[str, Any], offered: Collection[str]) -> None:
    try:
        found: Limit = msgspec.convert(limit, Limit)
    except msgspec.ValidationError as problem:
        what = str(problem).replace("`", "").replace("$.", "")
        sentence = f'the limit cannot be read ({what}); write it like {{ kind = "texts-a-day", most = 3 }}.'
        raise document.wrong(place, sentence) from None
    if found.kind not in offered:
        raise document.wrong(place, f'the topic does not offer "{found.kind}"; add it to limits.')


def _check_condition(document: Document, place: Place, when: str, ids: Sequence[str]) -> None:
    try:
        found = condition(when, NAMES)
        found.try_out(domains(max(found.numbers(), default=0) + 1, ids))
    except BadCondition as problem:
        raise document.wrong(place, str(problem)) from None


def _check_orders(files: Sequence[Document], found: Mapping[str, Topic]) -> None:
    """Refuse two topics of one order, naming the file of own content where one of them is."""
    first: dict[int, str] = {}
    for document in sorted(files, key=lambda each: each.has_own_layer):
        order = found[document.id].order
        if other := first.get(order):
            raise document.wrong(("order",), f"{other} has the order {order} too; give each its own.")
        first[order] = document.id
