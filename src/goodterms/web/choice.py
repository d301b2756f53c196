"""What a page offers to be chosen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose. value: what the form sends."""

    value: str
    label: str
    chosen: bool
