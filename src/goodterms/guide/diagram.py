"""Reduced ordered decision diagrams over variables with several values each.

A diagram is a function of the variables, stored so that equal parts exist once: two diagrams are the same
function exactly if they are the same object, and a variable matters to a function exactly if it stands in
its diagram. (Bryant 1986, IEEE Trans. Computers C-35(8); many-valued: Srinivasan et al. 1990, ICCAD.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LEAF = 1_000_000  # a level below every variable


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A leaf with a value, or a choice by the variable of a level, with one child for each of its values."""

    level: int
    children: tuple[Node, ...] = ()
    value: Any = None


class Diagrams:
    """The diagrams over one ordered set of variables."""

    def __init__(self, choices: Mapping[str, Sequence[Any]]) -> None:
        self.names = tuple(choices)
        self._choices = tuple(tuple(values) for values in choices.values())
        self._levels = {name: level for level, name in enumerate(self.names)}
        self._leaves: dict[tuple[type, Any], Node] = {}
        self._branches: dict[tuple[int, tuple[Node, ...]], Node] = {}

    def leaf(self, value: Any) -> Node:
        """Return the diagram of a constant."""
        return self._leaves.setdefault((type(value), value), Node(LEAF, value=value))

    def variable(self, name: str) -> Node:
        """Return the diagram that gives a variable's own value."""
        level = self._levels[name]
        return self._branch(level, tuple(self.leaf(value) for value in self._choices[level]))

    def combine(self, function: Callable[..., Any], *parts: Node) -> Node:
        """Return the diagram of a function of the values of other diagrams."""
        done: dict[tuple[Node, ...], Node] = {}

        def walk(nodes: tuple[Node, ...]) -> Node:
            if nodes not in done:
                done[nodes] = split(nodes)
            return done[nodes]

        def split(nodes: tuple[Node, ...]) -> Node:
            level = min((node.level for node in nodes), default=LEAF)
            if level == LEAF:
                return self.leaf(function(*(node.value for node in nodes)))
            ways = range(len(self._choices[level]))
            return self._branch(
                level,
                tuple(walk(tuple(n.children[way] if n.level == level else n for n in nodes)) for way in ways),
            )

        return walk(parts)

    def any_of(self, function: Callable[[Any], bool], *parts: Node) -> Node:
        """Return the diagram that is true where the function is for the value of any of the other diagrams.

        Joining them one by one stays small, where `combine` would try every combination of their values.
        """
        result = self.leaf(value=False)
        for part in parts:
            result = self.combine(lambda yes, value: yes or function(value), result, part)
        return result

    def restrict(self, node: Node, known: Mapping[str, Any]) -> Node:
        """Return the diagram where some variables have one of their values."""
        fixed = {self._levels[n]: self._choices[self._levels[n]].index(value) for n, value in known.items()}
        done: dict[Node, Node] = {}

        def walk(here: Node) -> Node:
            if here not in done:
                done[here] = split(here)
            return done[here]

        def split(here: Node) -> Node:
            if here.level == LEAF:
                return here
            if here.level in fixed:
                return walk(here.children[fixed[here.level]])
            return self._branch(here.level, tuple(map(walk, here.children)))

        return walk(node)

    def support(self, node: Node) -> set[str]:
        """Name the variables that the function depends on."""
        seen = {node}
        waiting = [node]
        while waiting:
            fresh = set(waiting.pop().children) - seen
            seen |= fresh
            waiting += fresh
        return {self.names[here.level] for here in seen if here.level != LEAF}

    def _branch(self, level: int, children: tuple[Node, ...]) -> Node:
        if all(child is children[0] for child in children):
            return children[0]
        return self._branches.setdefault((level, children), Node(level, children))
