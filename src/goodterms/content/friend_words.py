"""The shape of what can be said to friends whom both have: `<language>/words-for-friends/<id>.toml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from goodterms.content.documents import FALLBACK, documents, own_folder
from goodterms.content.typed import typed

if TYPE_CHECKING:
    from pathlib import Path


class FriendWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A few plain sentences, to use or to change. order: among the others; when: for what; says: the sentences."""

    id: str
    order: int
    when: str
    says: str


def friend_words(language: str = FALLBACK) -> tuple[FriendWords, ...]:
    """Read what can be said to friends, in its order."""
    return _friend_words(language, own_folder())


@cache
def _friend_words(language: str, _own: Path | None) -> tuple[FriendWords, ...]:
    read = [typed(document, FriendWords) for document in documents("words-for-friends", language)]
    return tuple(sorted(read, key=lambda each: (each.order, each.id)))
