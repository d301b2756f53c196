"""Choose the event since which a measure is told: one and the same for sentence, headline, chart and table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import date


class Dated(Protocol):
    """An event, as it was asked for or as it was told."""

    @property
    def id(self) -> str:
        """Name it, as periods do."""

    @property
    def on(self) -> date:
        """Say its day."""


E = TypeVar("E", bound=Dated)


def inside(events: Iterable[E], days: tuple[date, date]) -> tuple[E, ...]:
    """Keep the events on the days told: of any other, one side is empty and the other is the whole."""
    return tuple(event for event in events if days[0] <= event.on <= days[1])


def told_since(events: Sequence[E], enough: Container[str]) -> E | None:
    """Give the latest event since which there is enough, so that what lies before it is not mixed in.

    enough: the periods in which there is. None means that all of it is told.
    """
    return next((event for event in reversed(events) if f"since:{event.id}" in enough), None)
