"""The shape of what may be heard in their words: a limit that they set, or no contact at all.

`<language>/heard/<id>.toml`. How a phrase is written stands in goodterms.words.phrases, what a text may name in
braces in goodterms.words.read_out.
"""

from __future__ import annotations

from typing import Any, Literal

from goodterms.content.rules import Wording

Topic = Literal[
    "contact",
    "space",
    "time-together",
    "seeing-others",
    "closeness",
    "social-media",
    "friends-and-family",
    "shared-things",
    "the-past",
    "how-it-ends",
]


class HeardRule(Wording, frozen=True, kw_only=True):
    """One way to set a limit.

    says: the term to propose, one thing that can be seen; it may name what is read out of the words, such as {hours}.
    or_says: the term where that cannot be read. limit: the same as a limit, as JSON writes it, where it can be
    computed; it may name what is read too. no_contact: no contact at all is asked for, and nothing is to be proposed.
    broad: it finds a topic in general words, and gives way to a rule that finds what is named.
    """

    topic: Topic
    says: str
    or_says: str = ""
    limit: dict[str, Any] | None = None
    no_contact: bool = False
    broad: bool = False
