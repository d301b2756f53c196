"""What is asked, one screen a file, so that where things stand can be told without knowing the keys."""

from __future__ import annotations

from typing import Any, Literal

import msgspec


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to choose, and the dotted keys of the situation that it sets."""

    id: str
    label: str
    sets: dict[str, Any]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One screen.

    kind: `one` of the choices, or `any` number of them. when: whether it is asked, from what is known so far.
    always: asked also where one of the first three verdicts holds already. otherwise: for `any`, what the keys are
    that no choice sets; none: the label for choosing nothing; after_none: what is said then.
    wording: whose wording it is, in a word; source: where it was published.
    """

    id: str
    order: int
    kind: Literal["one", "any"]
    text: str
    choices: tuple[Choice, ...]
    when: str = "true"
    always: bool = False
    hint: str | None = None
    otherwise: dict[str, Any] = {}
    none: str | None = None
    after_none: str | None = None
    wording: str | None = None
    source: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Name the keys that an answer can set."""
        return tuple(dict.fromkeys(key for sets in (*(c.sets for c in self.choices), self.otherwise) for key in sets))
