"""What "friends" can mean, one topic a file: what to ask, plain examples, and when it is worth raising.

`<language>/topics/<id>.toml`. The limits that a topic offers are kinds of goodterms.limits, named as JSON names them.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from goodterms.content.paths import Says  # noqa: TC001  # msgspec reads it when the program runs


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A term that two people might agree on: one thing that can be seen, in plain words.

    text: as both could say it. limit: the same as a limit, where it can be computed.
    """

    id: str
    text: str
    binds: Literal["me", "them", "both"] = "both"
    limit: dict[str, Any] | None = None


class Occasion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that makes a topic worth raising now. when: a condition over what is known; why: what is said of it."""

    id: str
    when: str
    why: str


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One topic.

    about: why it is worth a word. ask: questions to put to them, or to oneself, by their names. limits: the kinds that
    it offers. raises: a message that raises it and asks what they are comfortable with; it is sent as it stands or
    changed. occasions: when it is raised next, the first topic with one that holds; order: in which topics are tried.
    when: whether it is offered at all. mind: what to keep in mind with it. source: `article:<part>`, `evidence:<id>`,
    or `care` where no study stands behind it.
    """

    id: str
    order: int
    title: str
    about: str
    ask: dict[str, str]
    examples: tuple[Example, ...]
    raises: Says
    source: str
    limits: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    when: str = "true"
    mind: str = ""
