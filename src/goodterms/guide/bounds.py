"""What content laid over ours may not do: loosen what protects people, or leave a situation without an answer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from goodterms.content.documents import BadContent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.content.documents import Document
    from goodterms.content.verdicts import Route, Verdict

FIRST = ("get-help-now", "respect-no-contact", "stay-safe")
"""The verdicts that nothing overrules, in their order."""

FIRST_ROUTES = ("under-an-order", "left-in-peace", "kept-safe")
LAST = "steady"
DECIDING = ("when", "order", "closes")


def check_bounds(document: Document, fixed: Sequence[str]) -> None:
    """Refuse a layer that takes a closing away, decides in a translation, or changes one of the `fixed` keys."""
    lowest = document.layers[0]
    for layer in document.layers[1:]:
        for key in DECIDING:
            if key in layer.value and layer.language != lowest.language:
                raise layer.wrong((key,), f"a translation says things, it does not decide; take {key} out.")
        for key in fixed:
            if key in layer.value and layer.value[key] != lowest.value.get(key):
                raise layer.wrong((key,), f"{key} of {document.id} cannot be changed; take it out.")
        if missing := list(_taken_away(lowest.value, layer.value)):
            sentence = f"closes leaves out {', '.join(missing)}; closings may be added and not taken away."
            raise layer.wrong(("closes",), sentence)


def check_same(document: Document, tables: str, key: str) -> None:
    """Refuse a layer in which a table of a known id has another value for the key than in the lowest file."""
    below = _by_id(document.layers[0].value.get(tables))
    for layer in document.layers[1:]:
        for name, (position, entry) in _by_id(layer.value.get(tables)).items():
            if name in below and key in entry and entry[key] != below[name][1].get(key):
                sentence = f"what {name} says cannot be changed, only how it is said; take {key} out."
                raise layer.wrong((tables, position, key), sentence)


def _by_id(entries: Any) -> dict[str, tuple[int, dict[str, Any]]]:
    tables = enumerate(entries) if isinstance(entries, list) else ()
    return {str(each["id"]): (place, each) for place, each in tables if isinstance(each, dict) and "id" in each}


def _taken_away(below: dict[str, Any], above: dict[str, Any]) -> Iterator[Any]:
    kept = above.get("closes", below.get("closes"))
    if isinstance(kept, list):
        yield from (action for action in below.get("closes", ()) if action not in kept)


def check_first(files: Sequence[Document], things: Sequence[Verdict | Route], first: Sequence[str]) -> None:
    """Refuse things (in their order) that share a place, or come before the ones that must be first, or lack one."""
    by_id = {document.id: document for document in files}
    if missing := [name for name in first if name not in by_id]:
        raise BadContent(f"The content has no {missing[0]}; put {missing[0]}.toml back into its folder.")
    for before, after in pairwise(things):
        if before.order == after.order:
            new, other = (before, after) if by_id[before.id].has_own_layer else (after, before)
            raise by_id[new.id].wrong(("order",), f"{other.id} has the order {new.order} too; give each its own.")
    for thing, name in zip(things, first, strict=False):
        if thing.id != name:
            sentence = f"nothing may come before {name}; give {thing.id} a higher order."
            raise by_id[thing.id].wrong(("order",), sentence)


def check_last(files: Sequence[Document], verdicts: Sequence[Verdict]) -> None:
    """Refuse verdicts (in their order) that leave a situation without an answer."""
    by_id = {document.id: document for document in files}
    last = verdicts[-1]
    if last.id != LAST:
        raise by_id[last.id].wrong(("order",), f"{LAST} answers what nothing else does; give {last.id} a lower order.")
    if last.when.strip() != "true":
        raise by_id[LAST].wrong(("when",), f'{LAST} answers what nothing else does; write when = "true".')
