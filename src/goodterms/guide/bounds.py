"""What content laid over ours may not do: loosen what protects people, or leave a situation without an answer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from goodterms.content.documents import FALLBACK, BadContent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.content.documents import Document
    from goodterms.content.verdicts import Verdict

FIRST = ("get-help-now", "respect-no-contact", "stay-safe")
"""The verdicts that nothing overrules, in their order."""

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
                raise layer.wrong((key,), f"{key} of {document.id} protects people and cannot be changed; take it out.")
        if missing := list(_taken_away(lowest.value, layer.value)):
            sentence = f"closes leaves out {', '.join(missing)}; closings may be added and not taken away."
            raise layer.wrong(("closes",), sentence)


def _taken_away(below: dict[str, Any], above: dict[str, Any]) -> Iterator[Any]:
    kept = above.get("closes", below.get("closes"))
    if isinstance(kept, list):
        yield from (action for action in below.get("closes", ()) if action not in kept)


def check_order(files: Sequence[Document], verdicts: Sequence[Verdict]) -> None:
    """Refuse verdicts that share a place, come before the first three, or leave a situation without an answer.

    `verdicts` are in their order.
    """
    by_id = {document.id: document for document in files}
    if missing := [name for name in (*FIRST, LAST) if name not in by_id]:
        raise BadContent(f"The guide has no verdict {missing[0]}; put {missing[0]}.toml into {FALLBACK}/guide.")
    for before, after in pairwise(verdicts):
        if before.order == after.order:
            raise by_id[after.id].wrong(("order",), f"{before.id} has the order {after.order} too; give each its own.")
    for verdict, name in zip(verdicts, FIRST, strict=False):
        if verdict.id != name:
            raise by_id[verdict.id].wrong(
                ("order",), f"nothing may come before {name}; give {verdict.id} a higher order."
            )
    last = verdicts[-1]
    if last.id != LAST:
        raise by_id[last.id].wrong(("order",), f"{LAST} answers what nothing else does; give {last.id} a lower order.")
    if last.when.strip() != "true":
        raise by_id[LAST].wrong(("when",), f'{LAST} answers what nothing else does; write when = "true".')
