"""Put two orders of partly the same things into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def interleave(first: Sequence[int], second: Sequence[int]) -> list[int]:
    """Merge two lists, each without doubles, so that both keep their order as far as they agree.

    What stands in both holds the two together; where they disagree, `first` is followed. Between two such places,
    what only one of them has stays in one piece, and which piece comes first does not hang on the order of arguments.
    Where they have nothing in common, `first` comes first.
    """
    places, own = {thing: place for place, thing in enumerate(second)}, set(first)
    if own.isdisjoint(places):
        return [*first, *second]
    merged: list[int] = []
    piece: list[int] = []
    done = 0
    for thing in first:
        place = places.get(thing, -1)
        if place < done:
            piece.append(thing)
            continue
        merged += [*_pieces(piece, [other for other in second[done:place] if other not in own]), thing]
        piece, done = [], place + 1
    return merged + _pieces(piece, [other for other in second[done:] if other not in own])


def _pieces(one: list[int], other: list[int]) -> list[int]:
    return one + other if one < other else other + one
