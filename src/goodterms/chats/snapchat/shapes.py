"""The records of Snapchat's histories, and the file cut into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from goodterms.chats import jsons
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Raw

    from goodterms.chats.source import Source

LIST = re.compile(r"(?P<way>Received|Sent) (?:Saved |Unsaved )?(?:Chat|Snap) History")


class Item(Struct, gc=False):
    """A chat, snap or notice, in either shape."""

    sort: str | None = field(default=None, name="Media Type")
    created: str | None = field(default=None, name="Created")
    milliseconds: int | str | None = field(default=None, name="Created(microseconds)")
    from_: str | None = field(default=None, name="From")
    to: str | None = field(default=None, name="To")
    content: str | None = field(default=None, name="Content")
    text: str | None = field(default=None, name="Text")
    title: str | None = field(default=None, name="Conversation Title")
    mine: bool | None = field(default=None, name="IsSender")


class Conversation(Struct, frozen=True):
    """A list of the file. name: its key. way: Received or Sent where it is one of the older lists."""

    name: str
    way: str | None
    items: list[Raw]


def conversations(source: Source) -> Iterator[Conversation]:
    """Cut a file into its lists. Raise BadExport where it is not JSON, or breaks off."""
    data = source.data.removeprefix(jsons.BOM)
    try:
        for name, raw in jsons.keyed(data).items():
            of_list = LIST.fullmatch(name)
            yield Conversation(name, of_list["way"] if of_list is not None else None, jsons.listed(raw))
    except jsons.BROKEN as problem:
        raise BadExport(jsons.broken(source, data, problem)) from None
