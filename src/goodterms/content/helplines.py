"""Helplines as dated data: what to call, and when it was last seen to be right."""

from datetime import date
from typing import Literal, get_args

import msgspec

from goodterms.content.documents import BadContent, single
from goodterms.content.typed import typed

Kind = Literal["emergency", "crisis", "violence", "stalking", "directory"]

INTERNATIONAL = "INT"


class Helpline(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line. An empty field means that it was not confirmed.

    country: two letters, "EU" or "INT". seen: the page on which it was found, on the day of `checked`.
    """

    country: str
    kind: Kind
    name: str
    number: str
    text: str
    url: str
    hours: str
    languages: str
    seen: str
    checked: date


class _Helplines(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    helpline: tuple[Helpline, ...]


def helplines(country: str | None = None) -> tuple[Helpline, ...]:
    """Read the lines of a country, emergency numbers first; with none named, the international directories."""
    lines = typed(single("helplines"), _Helplines).helpline
    wanted = (country or INTERNATIONAL).upper()
    found = [line for line in lines if line.country == wanted]
    if not found:
        known = ", ".join(dict.fromkeys(line.country for line in lines if line.country != INTERNATIONAL))
        raise BadContent(f'There are no helplines for "{wanted[:20]}"; choose one of {known}, or name none.')
    order = {kind: place for place, kind in enumerate(get_args(Kind))}
    return tuple(sorted(found, key=lambda line: order[line.kind]))
