"""The measures, found by themselves: a new one is a new module here with a DEFINITION."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.reading.measures.definition import Definition

DEFINITIONS: tuple[Definition, ...] = tuple(
    sorted(
        (
            module.DEFINITION
            for entry in iter_modules(__path__)
            if hasattr(module := import_module(f"{__name__}.{entry.name}"), "DEFINITION")
        ),
        key=lambda definition: (definition.place, definition.id),
    )
)
