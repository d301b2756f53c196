"""Turn documents into typed values, with one sentence for what does not fit."""

from __future__ import annotations

import json
import re
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin

import msgspec

if TYPE_CHECKING:
    from goodterms.content.documents import BadContent, Document
    from goodterms.content.places import Place

Kind = TypeVar("Kind", bound=msgspec.Struct)

PLAIN = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a day without quotes, such as 2026-11-23",
    list: "a list in square brackets",
    tuple: "a list in square brackets",
}


def typed(document: Document, kind: type[Kind]) -> Kind:
    """Make the typed value of a document; its id is the name of its file."""
    if "id" in document.value:
        raise document.wrong(("id",), "the file's name is the id; take this key out.")
    try:
        return msgspec.convert({**document.value, "id": document.id}, kind)
    except msgspec.ValidationError as problem:
        raise _mistake(document, kind, str(problem)) from None


def _mistake(document: Document, kind: type[msgspec.Struct], problem: str) -> BadContent:
    """Say what msgspec found, with file and line; it stops at the first mistake and names its path."""
    what, _, path = problem.partition(" - at `$")
    place = _place(path)
    if found := re.fullmatch(r"Object contains unknown field `(.*)`", what):
        place = (*place, found[1])
        keys = [name for name in _fields(_kind_at(kind, place[:-1])) if name != "id" or len(place) > 1]
        return document.wrong(place, f'the key "{found[1]}" is unknown; the keys here are {", ".join(keys)}.')
    if found := re.fullmatch(r"Object missing required field `(.*)`", what):
        missing = _plain(_fields(_kind_at(kind, place))[found[1]])
        return document.wrong(place, f'the key "{found[1]}" is missing; add it with {missing}.')
    value: Any = document.value
    for step in place:
        value = value[step]
    name = next((step for step in reversed(place) if isinstance(step, str)), "the file")
    return document.wrong(place, f"{name} is {_short(value)}; write {_plain(_kind_at(kind, place))}.")


def _place(path: str) -> Place:
    steps = re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", path)
    return tuple(name or int(position) for name, position in steps)


def _kind_at(kind: Any, place: Place) -> Any:
    """Return the type that a struct declares at a place."""
    for step in place:
        kind = get_args(kind)[0] if isinstance(step, int) else _fields(kind)[step]
        kind = next((part for part in get_args(kind) if part is not NoneType), kind) if _optional(kind) else kind
    return kind


def _optional(kind: Any) -> bool:
    return NoneType in get_args(kind)


def _fields(kind: Any) -> dict[str, Any]:
    return {field.encode_name: field.type for field in msgspec.structs.fields(kind)}


def _plain(kind: Any) -> str:
    """Say in plain words what a type asks for."""
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(json.dumps(word) for word in get_args(kind))
    origin = get_origin(kind) or kind
    return PLAIN.get(origin, "a table of keys")


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:56]}..."
