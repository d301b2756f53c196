"""Which family an id counts for, and what kind of finding it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from goodterms.content.rules import Element, Stop, Strength

if TYPE_CHECKING:
    from goodterms.words.results import FindingKind

STOPS: tuple[str, ...] = get_args(Stop)
STRENGTHS: tuple[str, ...] = get_args(Strength)
ELEMENTS: tuple[str, ...] = get_args(Element)
BELONGS_TO = {
    "contempt": "blame",
    "flooding": "pressure",
    "reopens-a-no": "pressure",
    "goes-through-others": "pressure",
    "friendship-as-payment": "guilt",
}


def family(id_: str) -> str:
    """Name the family of an id; strengths and elements are families of their own."""
    if id_ in STRENGTHS:
        return "strength"
    return "missing" if id_ in ELEMENTS else BELONGS_TO.get(id_, id_)


def kind(id_: str) -> FindingKind:
    """Say what kind of finding an id makes."""
    if id_ in STOPS:
        return "stop"
    if id_ in STRENGTHS:
        return "strength"
    return "missing" if id_ in ELEMENTS else "problem"
