"""How to get a chat out of an app, how to carry it to the computer, and how to delete it afterwards.

`exports` holds one file an app and kind of device, `carrying` one a phone to carry from, `deleting` one a place where
a copy lies. Menus move: `source` names what was read on the day of `checked`, `seen` says what that confirms and what
it does not, and `official` where the maker would say it today.
"""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.places import Place
from goodterms.content.typed import typed

Phone = Literal["android", "iphone"]
Computer = Literal["windows", "mac", "linux"]
Device = Literal["android", "iphone", "windows", "mac", "linux"]
Where = Literal["android", "iphone", "windows", "mac", "linux", "browser"]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to do. The order of steps is their order in the file."""

    id: str
    text: str


class Trouble(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that goes wrong, and what to do then."""

    id: str
    what: str
    text: str


class Export(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a chat is got out of one app on one kind of device.

    app: the channel of the format that reads it. also: other channels that come out of the same export. possible: false
    where this app has no export; the steps say what to do instead. instead: ids of exports of other apps that have it.
    enough: what may be left out. file: what the export is called. names: patterns of its names, such as "WhatsApp Chat
    with *.zip". trouble: the most frequent first.
    """

    id: str
    order: int
    app: str
    app_name: str
    devices: tuple[Device, ...]
    title: str
    steps: tuple[Step, ...]
    seen: str
    source: tuple[str, ...]
    checked: date
    official: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    possible: bool = True
    instead: tuple[str, ...] = ()
    enough: str | None = None
    file: str | None = None
    names: tuple[str, ...] = ()
    trouble: tuple[Trouble, ...] = ()


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way from a phone to a computer.

    to: the computers that it reaches. through_others: it passes through someone else's service. leaves: what copies
    stay behind.
    """

    id: str
    title: str
    to: tuple[Computer, ...]
    steps: tuple[Step, ...]
    through_others: bool = False
    leaves: str | None = None


class Carrying(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a file is carried from one kind of phone to a computer, the best way first."""

    id: str
    order: int
    phone: Phone
    title: str
    hint: str
    ways: tuple[Way, ...]
    seen: str
    source: tuple[str, ...]
    checked: date
    official: tuple[str, ...] = ()


class Deleting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How an export is deleted from one place. remains: what deleting does not reach."""

    id: str
    order: int
    place: Where
    title: str
    steps: tuple[Step, ...]
    remains: str
    seen: str
    source: tuple[str, ...]
    checked: date
    official: tuple[str, ...] = ()


Kind = TypeVar("Kind", Export, Carrying, Deleting)


def exports(language: str = FALLBACK) -> tuple[Export, ...]:
    """Read how chats are exported, in their order."""
    return _exports(language, own_folder())


def carrying(language: str = FALLBACK) -> tuple[Carrying, ...]:
    """Read how a file is carried from a phone to a computer, in their order."""
    return _carrying(language, own_folder())


def deleting(language: str = FALLBACK) -> tuple[Deleting, ...]:
    """Read how an export is deleted afterwards, in their order."""
    return _deleting(language, own_folder())


@cache
def _exports(language: str, _own: Path | None) -> tuple[Export, ...]:
    read = _read("exports", Export, language)
    known = {export.id for _, export in read}
    for document, export in read:
        _check_list(document, ("steps",), export.steps)
        _check_list(document, ("trouble",), export.trouble, may_be_empty=True)
        _check_filled(document, "devices", export.devices)
        for key in ("file", "enough") if export.possible else ():
            if getattr(export, key) is None:
                raise document.wrong((), f'the key "{key}" is missing; add it, or write possible = false.')
        if export.possible:
            _check_filled(document, "names", export.names)
        for position, other in enumerate(export.instead):
            if other not in known:
                raise document.wrong(("instead", position), f'there is no export "{other}"; name one by its file.')
    return tuple(export for _, export in read)


@cache
def _carrying(language: str, _own: Path | None) -> tuple[Carrying, ...]:
    read = _read("carrying", Carrying, language)
    for document, each in read:
        _check_list(document, ("ways",), each.ways)
        for position, way in enumerate(each.ways):
            _check_list(document, ("ways", position, "steps"), way.steps)
            _check_leaves(document, position, way)
    return tuple(each for _, each in read)


@cache
def _deleting(language: str, _own: Path | None) -> tuple[Deleting, ...]:
    read = _read("deleting", Deleting, language)
    for document, each in read:
        _check_list(document, ("steps",), each.steps)
    return tuple(each for _, each in read)


def _read(room: str, kind: type[Kind], language: str) -> list[tuple[Document, Kind]]:
    """Read the files of a room in their order, and check what they all must have."""
    read = [(document, typed(document, kind)) for document in documents(room, language)]
    for document, each in read:
        _check_filled(document, "source", each.source)
        _check_addresses(document, "source", each.source)
        _check_addresses(document, "official", each.official)
    return sorted(read, key=lambda pair: (pair[1].order, pair[1].id))


def _check_filled(document: Document, key: str, entries: tuple[str, ...]) -> None:
    if not entries:
        raise document.wrong((key,), f"{key} is an empty list; write at least one entry.")


def _check_addresses(document: Document, key: str, addresses: tuple[str, ...]) -> None:
    for position, address in enumerate(addresses):
        if not address.startswith(("https://", "http://")):
            raise document.wrong((key, position), f'"{address}" is no address; begin it with https://.')


def _check_list(
    document: Document, place: Place, entries: tuple[Step | Trouble | Way, ...], *, may_be_empty: bool = False
) -> None:
    """Refuse a list with nothing in it, and two entries of one id: own content could not say which it means."""
    if not entries and not may_be_empty:
        raise document.wrong(place, f"{place[-1]} is an empty list; write at least one entry.")
    twice = [name for name, times in Counter(each.id for each in entries).items() if times > 1]
    if twice:
        last = max(position for position, each in enumerate(entries) if each.id == twice[0])
        raise document.wrong((*place, last, "id"), f'"{twice[0]}" stands twice in {place[-1]}; give each its own id.')


def _check_leaves(document: Document, position: int, way: Way) -> None:
    """Refuse a way through someone else's service that does not say what copy stays there."""
    if way.through_others and not way.leaves:
        sentence = f'the way "{way.id}" passes through others and does not say what stays there; add leaves = "...".'
        raise document.wrong(("ways", position), sentence)
