"""The ways to write a message that fit where things stand, and laying one out from choices and own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from goodterms.content.conditions import BadCondition, Condition, condition
from goodterms.content.documents import FALLBACK, documents, own_folder
from goodterms.content.paths import Length, Option, Part, Path, Register
from goodterms.content.sentences import say
from goodterms.content.typed import typed
from goodterms.words.facts import NAMES, domains, facts
from goodterms.words.results import Context

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Collection, Iterable, Mapping

    from goodterms.content.documents import Document
    from goodterms.situation import Situation

LENGTHS: tuple[Length, ...] = get_args(Length)
REGISTERS: tuple[Register, ...] = get_args(Register)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for a part: an option or none, and own words or none."""

    option: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is laid out. them: the name in the greeting; me: the name under a mail; either may be empty."""

    register: Register = "plain"
    length: Length = "text"
    them: str = ""
    me: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A message laid out. subject: of a mail, else empty. tells: it tells them of feelings, by what was chosen."""

    text: str
    subject: str
    tells: bool


def paths(situation: Situation, language: str = FALLBACK, closed: Collection[str] = ()) -> tuple[Path, ...]:
    """Give the ways to write that are offered where things stand, each with the parts and options that make sense.

    closed: what the plan closes.
    """
    here = _Here(facts(Context(situation=situation)), frozenset(closed))
    return tuple(_fitting(path, here) for path in every_path(language).values() if here.offers(path))


def every_path(language: str = FALLBACK) -> Mapping[str, Path]:
    """Read every way to write, in order; once for each language and each folder of own content."""
    return _every_path(language, own_folder())


def lay_out(path: Path, chosen: Mapping[str, Chosen], manner: Manner, language: str = FALLBACK) -> Laid:
    """Lay a message out. Own words stay as they were written; what was left out is left out."""
    said = [_said(part, chosen.get(part.id, Chosen()), manner) for part in path.parts]
    parts = [each for each in said if each]
    tells = any(option.tells for option in _options(path, chosen))
    if manner.length == "text":
        return Laid(" ".join(parts), "", tells)
    greeting = say(f"laid.greeting-{manner.register}" if manner.them else "laid.greeting", language, them=manner.them)
    if manner.length == "longer":
        return Laid("\n\n".join((greeting, *parts)) if manner.them else "\n\n".join(parts), "", tells)
    close = say(f"laid.close-{manner.register}", language)
    whole = (greeting, *parts, "\n".join(filter(None, (close, manner.me))))
    return Laid("\n\n".join(whole), getattr(path.subject, manner.register), tells)


def left_out(path: Path, chosen: Mapping[str, Chosen]) -> tuple[Part, ...]:
    """List the parts that may not be left out and were."""
    return tuple(
        part for part in path.parts if part.needed and not _said(part, chosen.get(part.id, Chosen()), Manner())
    )


def _said(part: Part, chosen: Chosen, manner: Manner) -> str:
    option = _option(part, chosen)
    says = getattr(option.says, manner.register) if option else ""
    more = getattr(option.more, manner.register) if option and option.more and manner.length != "text" else ""
    return " ".join(filter(None, (says, more, _ended(chosen.own) if part.own else "")))


def _ended(own: str) -> str:
    """Put a full stop after own words that end without any mark, where something may follow them."""
    words = own.strip()
    return f"{words}." if words and words[-1].isalnum() else words


def _options(path: Path, chosen: Mapping[str, Chosen]) -> Iterable[Option]:
    found = (_option(part, chosen.get(part.id, Chosen())) for part in path.parts)
    return (option for option in found if option is not None)


def _option(part: Part, chosen: Chosen) -> Option | None:
    return next((option for option in part.options if option.id == chosen.option), None)


@dataclass(frozen=True, slots=True)
class _Here:
    """Where things stand. closed: what the plan closes."""

    known: Mapping[str, object]
    closed: frozenset[str]

    def offers(self, each: Path | Part | Option) -> bool:
        """Tell whether something is offered here."""
        return self.closed.isdisjoint(each.closed_with) and condition(each.when, NAMES).holds(self.known)


def _fitting(path: Path, here: _Here) -> Path:
    parts = [
        replace(part, options=tuple(filter(here.offers, part.options))) for part in path.parts if here.offers(part)
    ]
    return replace(path, parts=tuple(part for part in parts if part.options or part.own))


@cache
def _every_path(language: str, _own: pathlib.Path | None) -> Mapping[str, Path]:
    found = [_checked(document) for document in documents("paths", language)]
    return {path.id: path for path in sorted(found, key=lambda each: each.order)}


def _checked(document: Document) -> Path:
    path = typed(document, Path)
    _check(document, ("when",), path.when)
    for number, part in enumerate(path.parts):
        _check(document, ("parts", number, "when"), part.when)
        if not part.options and not part.own:
            raise document.wrong(("parts", number), f'the part "{part.id}" has neither options nor own words.')
        for position, option in enumerate(part.options):
            _check(document, ("parts", number, "options", position, "when"), option.when)
    return path


def _check(document: Document, place: tuple[str | int, ...], when: str) -> None:
    try:
        found: Condition = condition(when, NAMES)
        found.try_out(domains(max(found.numbers(), default=0) + 1))
    except BadCondition as problem:
        raise document.wrong(place, str(problem)) from None
