"""A scene: a walk through pages in all their states, which stops wherever there is something to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.browser.clock import Clock
    from tests.browser.person import Person

NONE_OF_ITS_OWN = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A walk by somebody who has just come in, with nothing kept.

    shows: for each state that the walk stops at, in this order, the name of the address that shows it (see
    addresses.py), or NONE_OF_ITS_OWN. complains: whether the program may write of a mistake of its own.
    """

    name: str
    walk: Callable[[Person, Clock], Iterator[str]]
    shows: Mapping[str, str]
    complains: bool = False
