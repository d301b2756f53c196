"""Decision diagrams say the same as the functions that they stand for."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goodterms.guide.diagram import Diagrams

CHOICES: dict[str, tuple[Any, ...]] = {"a": (True, False, "unsaid"), "b": (0, 1, 2), "c": ("x", "y"), "d": (None, 1)}
SPACE = list(product(*CHOICES.values()))

functions = st.lists(st.sampled_from(["p", "q"]), min_size=len(SPACE), max_size=len(SPACE)).map(
    lambda results: dict(zip(SPACE, results, strict=True))
)
knowledge = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in CHOICES.items()})


def brute_support(table: dict[tuple[Any, ...], str], known: dict[str, Any]) -> set[str]:
    names = list(CHOICES)
    fits = {p: r for p, r in table.items() if all(p[names.index(n)] == value for n, value in known.items())}
    found = set()
    for place, name in enumerate(names):
        groups: dict[tuple[Any, ...], set[str]] = {}
        for point, result in fits.items():
            groups.setdefault((*point[:place], *point[place + 1 :]), set()).add(result)
        if any(len(results) > 1 for results in groups.values()):
            found.add(name)
    return found


@given(functions, knowledge)
def test_a_variable_is_in_the_support_exactly_if_it_can_matter(
    table: dict[tuple[Any, ...], str], known: dict[str, Any]
) -> None:
    diagrams = Diagrams(CHOICES)
    node = diagrams.combine(lambda *point: table[point], *(diagrams.variable(name) for name in CHOICES))
    assert diagrams.support(diagrams.restrict(node, known)) == brute_support(table, known)


@given(functions)
def test_equal_functions_are_the_same_diagram_however_they_are_made(table: dict[tuple[Any, ...], str]) -> None:
    diagrams = Diagrams(CHOICES)
    a, b, c, d = (diagrams.variable(name) for name in CHOICES)
    at_once = diagrams.combine(lambda *point: table[point], a, b, c, d)
    pairs = diagrams.combine(lambda *pair: pair, c, d), diagrams.combine(lambda *pair: pair, a, b)
    assert diagrams.combine(lambda cd, ab: table[(*ab, *cd)], *pairs) is at_once


@given(functions)
def test_all_values_known_leave_the_value_of_the_function(table: dict[tuple[Any, ...], str]) -> None:
    diagrams = Diagrams(CHOICES)
    node = diagrams.combine(lambda *point: table[point], *(diagrams.variable(name) for name in CHOICES))
    for point, result in table.items():
        left = diagrams.restrict(node, dict(zip(CHOICES, point, strict=True)))
        assert left is diagrams.leaf(result)


def test_true_and_one_are_different_values() -> None:
    diagrams = Diagrams({"a": (True, False)})
    assert diagrams.leaf(value=True) is not diagrams.leaf(1)


def test_any_of_is_the_same_as_trying_every_combination() -> None:
    diagrams = Diagrams(CHOICES)
    parts = [diagrams.variable(name) for name in CHOICES]
    tried = diagrams.combine(lambda *values: any(value == "unsaid" or value == 2 for value in values), *parts)
    assert diagrams.any_of(lambda value: value in {"unsaid", 2}, *parts) is tried
