"""Helplines as dated data: what to call, and when it was last seen to be right."""

from datetime import date
from typing import Literal, get_args

import msgspec

from goodterms.content.documents import single
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


class _Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a country is called, beside its code."""

    code: str
    names: tuple[str, ...]


class _Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    country: tuple[_Country, ...]


def helplines(code: str | None = None) -> tuple[Helpline, ...]:
    """Read the lines of a country, emergency numbers first; with none named, the international directories."""
    found = [line for line in _lines() if line.country == (code or INTERNATIONAL)]
    order = {kind: place for place, kind in enumerate(get_args(Kind))}
    return tuple(sorted(found, key=lambda line: order[line.kind]))


def country_code(called: str) -> str | None:
    """Return the code of a country that has lines, by its code or an English name; None where none are listed."""
    wanted = _plain(called)
    codes = {_plain(line.country): line.country for line in _lines()}
    names = {_plain(name): country.code for country in _countries() for name in country.names}
    code = codes.get(wanted) or names.get(wanted)
    return code if code in codes.values() else None


def listed_countries() -> tuple[tuple[str, str], ...]:
    """Name the countries that have lines: code and English name, in the order of the names."""
    codes = {line.country for line in _lines()}
    named = ((country.code, country.names[0]) for country in _countries() if country.code in codes)
    return tuple(sorted(dict(named).items(), key=lambda country: country[1]))


def _lines() -> tuple[Helpline, ...]:
    return typed(single("helplines"), _Helplines).helpline


def _countries() -> tuple[_Country, ...]:
    return typed(single("countries"), _Countries).country


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(".", "").split())
