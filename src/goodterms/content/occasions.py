"""Ordinary contact that comes by itself, one kind a file, and how somebody can show a change in it by doing.

`<language>/occasions/<id>.toml`. Nothing in one is to be arranged or announced.
"""

from typing import Literal

import msgspec

Kind = Literal["text", "mail", "call", "in-person"]


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A plain way of showing it by doing."""

    id: str
    text: str


class Occasion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of contact. by: how it reaches somebody; order: its place among the others.

    when: a condition over the situation, whether it comes up at all. limits: kinds of goodterms.limits; where one of
    them allows none of it, it is left out. mind: what to keep in mind with it.
    """

    id: str
    order: int
    title: str
    by: Kind
    deeds: tuple[Deed, ...]
    when: str = "true"
    limits: tuple[str, ...] = ()
    mind: str = ""
