"""Find and read the files of a room of content: ours, a counsellor's own laid over it, and translations.

A room is a folder such as `en/guide`; one file is one thing, and its name is its id. `GOODTERMS_CONTENT`
names a folder of the same shape. Files of one name are laid over each other key by key, in this order: our
English, the counsellor's English, our translation, the counsellor's translation. A text or number replaces
the one below it, a list of words grows, and a list of tables grows by `id`: a table with a known id replaces
that one's keys. So nothing that stands below can be taken away, only said otherwise.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodterms.content.places import Place, line_of
from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = Path(__file__).parent
FALLBACK = "en"
SETTING = "GOODTERMS_CONTENT"

# Nobody can know how it ends, so no text may speak as if it could be reckoned.
RECKONING = re.compile(r"\b(chances?|odds|probabilit\w*|probabl[ey]|likelihoods?)\b", re.IGNORECASE)

NOT_SAID = frozenset(
    [
        "phrases",
        "words",
        "taken_out",
        "unless",
        "unless_before",
        "unless_after",
        "only_with",
        "fires",
        "silent",
        "given",
        "spelled",
        "sets",
        "denies",
        "quotes",
        "lifts",
        "requests",
        "common",
    ]
)
"""Keys of texts that are compared with what people write, and are never said to anyone."""


class BadContent(BadInput):
    """A content file that does not hold together: file, line, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One file as it stands on disk."""

    path: Path
    language: str
    text: str
    value: dict[str, Any]

    def wrong(self, place: Place, sentence: str) -> BadContent:
        """Make the error for a mistake at this place of the file."""
        return BadContent(f"{shown(self.path)}, line {line_of(self.text, place)}: {sentence}")


@dataclass(frozen=True, slots=True)
class Document:
    """One thing of content: its files, lowest first, and what they say together."""

    id: str
    layers: tuple[Layer, ...]
    value: dict[str, Any]

    @property
    def has_own_layer(self) -> bool:
        """Say whether a counsellor's own content stands in it."""
        return not all(layer.path.is_relative_to(OURS) for layer in self.layers)

    def wrong(self, place: Place, sentence: str) -> BadContent:
        """Make the error for a mistake at this place, naming the topmost file that says it."""
        for end in range(len(place), 0, -1):
            for layer in reversed(self.layers):
                if (own := _own_place(self.value, layer.value, place[:end])) is not None:
                    return layer.wrong(own, sentence)
        return self.layers[-1].wrong((), sentence)


def shown(path: Path) -> str:
    """Name a file as a person would find it."""
    return str(path.relative_to(OURS.parent.parent) if path.is_relative_to(OURS) else path)


def own_folder() -> Path | None:
    """Return the folder of a counsellor's own content, if the setting names one."""
    setting = os.environ.get(SETTING)
    if not setting:
        return None
    folder = Path(setting)
    if not folder.is_dir():
        raise BadContent(f"{SETTING} names {setting}, which is not a folder; name one that holds en/guide or the like.")
    return folder


def documents(room: str, language: str = FALLBACK) -> tuple[Document, ...]:
    """Read every document of a room, by id; what is not in the language is in English."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", language):
        raise BadContent(f'"{language[:40]}" is not a language; write a code such as "en".')
    return _documents(room, language, own_folder())


@cache
def _documents(room: str, language: str, own: Path | None) -> tuple[Document, ...]:
    if own:
        _check_rooms(own)
    layers: dict[str, list[Layer]] = {}
    for tongue in dict.fromkeys((FALLBACK, language)):
        for root in (OURS, own) if own else (OURS,):
            for path in sorted((root / tongue / room).glob("*.toml")):
                layers.setdefault(path.stem, []).append(_layer(path, tongue))
    found = tuple(_document(name, tuple(layers[name])) for name in sorted(layers))
    for document in found:
        _check_texts(document)
    return found


def single(name: str) -> Document:
    """Read a document that stands beside the languages, for all of them."""
    return _single(name, own_folder())


@cache
def _single(name: str, own: Path | None) -> Document:
    paths = [root / f"{name}.toml" for root in ((OURS, own) if own else (OURS,))]
    return _document(name, tuple(_layer(path, FALLBACK) for path in paths if path.exists()))


def _check_rooms(own: Path) -> None:
    """Refuse a folder that nothing would ever read: a slip in its name must not go unseen."""
    rooms = sorted(entry.name for entry in (OURS / FALLBACK).iterdir() if entry.is_dir())
    for language in filter(Path.is_dir, own.iterdir()):
        if language.name in rooms:
            raise BadContent(f"{language} is not read; put it into a language's folder, as en/{language.name}.")
        for room in filter(Path.is_dir, language.iterdir()):
            if room.name not in rooms:
                raise BadContent(f"{room} is not read; the folders of a language are {', '.join(rooms)}.")


def _layer(path: Path, language: str) -> Layer:
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as problem:
        raise BadContent(f"{shown(path)} cannot be read: {problem.strerror or problem}.") from None
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise BadContent(f"{shown(path)}, line {line}: this is not UTF-8 text; save the file as UTF-8.") from None
    try:
        return Layer(path, language, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        raise _bad_syntax(path, text, str(problem)) from None
    except RecursionError:
        raise BadContent(f"{shown(path)}, line 1: the file is nested too deeply.") from None


def _bad_syntax(path: Path, text: str, problem: str) -> BadContent:
    found = re.fullmatch(r"(?s)(.*?) \(at (?:line (\d+), column \d+|end of document)\)", problem)
    what, line = (found[1], found[2]) if found else (problem, None)
    number = line or text.rstrip("\n").count("\n") + 1
    return BadContent(f'{shown(path)}, line {number}: this is not TOML ({what}); write key = "text" or the like.')


def _document(name: str, layers: tuple[Layer, ...]) -> Document:
    value: dict[str, Any] = {}
    for layer in layers:
        value = _laid_over(value, layer.value)
    return Document(name, layers, value)


def _check_texts(document: Document) -> None:
    for place, text in _texts(document.value):
        if not text.strip():
            raise document.wrong(place, f"{place[-1]} is empty; write a text or take the key out.")
        if place[0] not in NOT_SAID and (found := RECKONING.search(text)):
            raise document.wrong(place, f'the text speaks of "{found[0]}"; say what is known without reckoning.')


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay one table over another, key by key."""
    together = dict(below)
    for key, value in above.items():
        under = below.get(key)
        if isinstance(under, list) and isinstance(value, list):
            together[key] = _grown(under, value)
        elif isinstance(under, dict) and isinstance(value, dict):
            together[key] = _laid_over(under, value)
        else:
            together[key] = value
    return together


def _grown(below: list[Any], above: list[Any]) -> list[Any]:
    grown = list(below)
    for entry in above:
        position = _position(below, entry)
        if position is None:
            grown.append(entry)
        elif isinstance(entry, dict):
            grown[position] = _laid_over(below[position], entry)
    return grown


def _position(entries: list[Any], wanted: Any) -> int | None:
    """Find an entry that is the same, or the table of the same id."""
    mark = _mark(wanted)
    return next((position for position, entry in enumerate(entries) if _mark(entry) == mark), None)


def _mark(entry: Any) -> Any:
    return ("id", entry["id"]) if isinstance(entry, dict) and "id" in entry else entry


def _own_place(whole: Any, own: Any, place: Place) -> Place | None:
    """Turn a place in the whole into the place of the same thing in one of its files, if it is there."""
    found: list[str | int] = []
    for step in place:
        if isinstance(step, str):
            position: str | int | None = step if isinstance(own, dict) and step in own else None
        else:
            position = _position(own, whole[step]) if isinstance(own, list) else None
        if position is None:
            return None
        found.append(position)
        whole, own = whole[step], own[position]
    return tuple(found)


def _texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Walk every text of a document with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*place, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*place, position))
