"""What a check-in asks: one instrument a file, so that its wording can be replaced without touching anything else.

`<language>/instruments/<id>.toml`. Answers stand under their values, "0" for the least.
"""

from __future__ import annotations

import msgspec


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question.

    text: as it is asked; name: what it is about, in a word or few. answers: where they are not those of the instrument.
    """

    id: str
    text: str
    name: str
    answers: dict[str, str] = {}


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Questions that belong together.

    note: what kind of questions they are. asks: what is said before each. source: whose wording it is, where it is not
    ours.
    """

    id: str
    title: str
    note: str
    items: tuple[Item, ...]
    answers: dict[str, str] = {}
    asks: str = ""
    source: str = ""

    def answers_of(self, item: Item) -> dict[str, str]:
        """Give the answers to a question, by their values."""
        return item.answers or self.answers
