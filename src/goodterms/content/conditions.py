"""Conditions in content, written in CEL (the Common Expression Language) over named values.

A condition compares (==, !=, <, <=, >, >=, in) and joins (&&, ||, !), and nothing more, so that it can be
tried out on every combination of the values that it names. An unknown value is null.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from types import ModuleType

ALLOWED = frozenset({"_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in", "_&&_", "_||_", "!_"})
LARGEST_TRIAL = 20_000

_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|//[^\n]*")
_NAME = re.compile(r"[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*")
_WORDS = {"true", "false", "null", "in"}


class BadCondition(ValueError):
    """A condition that cannot be used: one sentence, to which the caller adds file and line."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition and the dotted names of the values that decide it."""

    source: str
    names: tuple[str, ...]

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Decide for these values; every name of the condition must be among them."""
        try:
            decided = _program(self.source).execute(_nested(self.names, values))
        except (TypeError, ValueError, RuntimeError, KeyError):
            decided = None
        if not isinstance(decided, bool):
            raise BadCondition(self._undecided(values))
        return decided

    def try_out(self, domains: Mapping[str, Sequence[Any]]) -> None:
        """Decide for every combination of the values in the domains, so that none can fail later."""
        domain = [list(self._distinct(domains[name])) for name in self.names]
        if prod(map(len, domain)) > LARGEST_TRIAL:
            raise BadCondition(f"the condition depends on too many values at once ({', '.join(self.names)}).")
        for values in product(*domain):
            self.holds(dict(zip(self.names, values, strict=True)))

    def _distinct(self, values: Sequence[Any]) -> Iterator[Any]:
        """Leave out words that the condition does not name, but for one: they all compare alike."""
        unnamed = (value for value in values if isinstance(value, str) and value not in self.source)
        one = next(unnamed, None)
        yield from (value for value in values if not isinstance(value, str) or value in self.source or value == one)

    def numbers(self) -> Iterator[int]:
        """Name the whole numbers that the condition compares with."""
        yield from map(int, re.findall(r"(?<![\w.])\d+\b", _bare(self.source)))

    def _undecided(self, values: Mapping[str, Any]) -> str:
        unknown = [name for name in self.names if values[name] is None]
        if unknown:
            return (
                f"the condition cannot be decided while {' and '.join(unknown)} is unknown; "
                f"write {unknown[0]} == true, or {unknown[0]} != null && ... before a comparison of numbers."
            )
        return "the condition is neither true nor false for some values; compare with ==, in, < or the like."


def condition(source: str, names: Collection[str]) -> Condition:
    """Read a condition over some of the names, or raise BadCondition."""
    try:
        program = _program(source)
    except ValueError as problem:
        found = re.search(r"<input>:(\d+):(\d+): (?:Syntax error: )?([^\n]*)", str(problem))
        where = f" ({found[3][:80]}, at its line {found[1]}, character {found[2]})" if found else ""
        raise BadCondition(f'the condition is not valid CEL{where}; write it like goal == "unsure".') from None
    if other := sorted(set(program.functions()) - ALLOWED):
        raise BadCondition(
            f"the condition uses {other[0].strip('_')}; it may only compare, and join with &&, || and !."
        )
    used = sorted({re.sub(r"\s", "", name) for name in _NAME.findall(_bare(source))} - _WORDS)
    if missing := [name for name in used if name not in names]:
        near = _nearest(missing[0], names)
        raise BadCondition(f'the condition names "{missing[0]}", which does not exist; {near}.')
    return Condition(source, tuple(used))


def _nearest(name: str, names: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}" if near else f"write one of {', '.join(sorted(names))}"


def _bare(source: str) -> str:
    return _QUOTED.sub(" '' ", source)


def _nested(names: Sequence[str], values: Mapping[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name in names:
        if "." in name:
            group, _, key = name.partition(".")
            tree.setdefault(group, {})[key] = values[name]
        else:
            tree[name] = values[name]
    return tree


@cache
def _program(source: str) -> Any:
    return _engine().compile(source)


def _engine() -> ModuleType:
    """Load the CEL engine alone: the package around it imports a command line of its own (half a second)."""
    if loaded := sys.modules.get("cel.cel"):
        return loaded
    package = PathFinder.find_spec("cel")
    spec = PathFinder.find_spec("cel.cel", package.submodule_search_locations) if package else None
    if spec is None or spec.loader is None:
        raise ImportError("The package common-expression-language is not installed.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules["cel.cel"] = module  # the engine can be initialised only once in a process
    return module
