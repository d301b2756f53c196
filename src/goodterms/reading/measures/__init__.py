"""The measures, found by themselves: a new one is a new module here with a DEFINITION.

Its words are a file of its id in content/<language>/sentences.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.reading.definition import Definition


def _definitions() -> tuple[Definition, ...]:
    found: list[Definition] = [import_module(f"{__name__}.{entry.name}").DEFINITION for entry in iter_modules(__path__)]
    return tuple(sorted(found, key=lambda definition: (definition.place, definition.id)))


DEFINITIONS = _definitions()
