"""Lists of words that are counted in messages, one kind a file, so that what is counted can be read and argued with.

`<language>/kinds-of-words/<id>.toml`. How a phrase is written stands in goodterms.content.word_patterns.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.typed import typed
from goodterms.content.word_patterns import BadPhrase, pattern

if TYPE_CHECKING:
    from pathlib import Path


class KindOfWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of words.

    language: whose words these are. counted: each of its words, or the texts that hold any. style: whether it is a
    closed class by which manners of writing are compared. words: single words, as they are typed in small letters;
    phrases: several words. taken_out: phrases that are taken out of a text before it is looked through; unless: phrases
    with any of which a text does not count. sets: words that phrases name as <name>. fires, silent: texts that must
    count and texts that must not. source: who wrote the list, from what.
    """

    id: str
    title: str
    language: str
    counted: Literal["words", "texts"]
    source: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    style: bool = False
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    sets: dict[str, tuple[str, ...]] = {}


def kinds_of_words(language: str = FALLBACK) -> tuple[KindOfWords, ...]:
    """Read the kinds of words, by id."""
    return _kinds_of_words(language, own_folder())


@cache
def _kinds_of_words(language: str, _own: Path | None) -> tuple[KindOfWords, ...]:
    return tuple(_checked(document) for document in documents("kinds-of-words", language))


def _checked(document: Document) -> KindOfWords:
    kind = typed(document, KindOfWords)
    for position, word in enumerate(kind.words):
        if word != word.lower() or "’" in word or len(word.split()) > 1:
            sentence = f'"{word}" is no single word in small letters with a straight apostrophe; write it so.'
            raise document.wrong(("words", position), sentence)
    if kind.counted == "words" and (kind.phrases or kind.taken_out or kind.unless):
        raise document.wrong(("counted",), 'only single words are counted by the word; write counted = "texts".')
    if not kind.words and not kind.phrases:
        raise document.wrong((), 'there is nothing to look for; add words = ["..."] or phrases = ["..."].')
    for key in ("fires", "silent"):
        if not getattr(kind, key):
            raise document.wrong((), f"the list has no lines to be tried on; add {key} = [...].")
    _check_phrases(document, kind)
    return kind


def _check_phrases(document: Document, kind: KindOfWords) -> None:
    for key in ("phrases", "taken_out", "unless"):
        for position, phrase in enumerate(getattr(kind, key)):
            try:
                pattern([phrase], kind.sets)
            except BadPhrase as problem:
                raise document.wrong((key, position), str(problem)) from None
