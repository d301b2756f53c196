"""The shape of a way to write one message: short choices and own words, one file a message that matters.

`<language>/paths/<id>.toml`; the program lays out a text, a longer message and a mail from what was chosen.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodterms.content.verdicts import Closable  # noqa: TC001  # msgspec reads it when the program runs

Register = Literal["plain", "warm", "formal"]
Length = Literal["text", "longer", "mail"]


class Says(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same thing said in each register."""

    plain: str
    warm: str
    formal: str


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that can be said.

    label: how it is chosen. says: how it is said; more: what is added in a longer message and a mail. when: a condition
    over the situation, as in a rule; closed_with: it is not
    offered where the plan closes one of these. tells: it tells them that there are still feelings.
    """

    id: str
    label: str
    says: Says
    more: Says | None = None
    when: str = "true"
    closed_with: tuple[Closable, ...] = ()
    tells: bool = False


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that the message is about: choose an option, write it in own words, both, or leave it out.

    own: what is asked for in own words; empty where own words have no place. needed: it may not be left out.
    """

    id: str
    ask: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    own: str = ""
    needed: bool = False
    when: str = "true"
    closed_with: tuple[Closable, ...] = ()


class Path(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way to write one message.

    kind: what the message is, for its review. verdicts: with which plans it is what should be written now. when:
    whether it is offered at all, and closed_with: not where the plan closes one of these. event: the mark that it
    becomes in the story once it was sent; answers: by question, the choice that holds from then on. after: what to do
    once it was sent. subject: of the mail.
    """

    id: str
    order: int
    title: str
    about: str
    parts: tuple[Part, ...]
    subject: Says
    after: str
    kind: Literal["acceptance", "everyday"] = "everyday"
    verdicts: tuple[str, ...] = ()
    when: str = "true"
    closed_with: tuple[Closable, ...] = ()
    event: Literal["answer", "letter"] | None = None
    answers: dict[str, str] = {}
