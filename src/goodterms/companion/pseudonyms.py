"""Give people and chats made-up names, so that a table can be worked with by someone who need not know them.

What people wrote stays, and may still say who they are: this is pseudonymous data, not anonymous.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.messages import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from goodterms.messages import Import

KEY_BITS = 64
SHORTEST = 2
"""A single letter of a name stands in too many words to be replaced in a text."""
RUN_ON = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese, Chinese, and Korean: words follow each other without a blank."""
FIRST_SIGN, LAST_SIGN = "\ufdd0", "\ufddf"
QUOTED = re.compile("“[^”]*”")
STILL_SAID = (
    "The names of people and chats were replaced. What people wrote stays as it is otherwise, and may still say who "
    "they are."
)


def pseudonymised(imported: Import) -> Import:
    """Replace names of people and chats, in texts too; the same name gives the same one all through this table.

    People are numbered by how much they write. Ids are mixed with a random number, since they hang on names and words.
    Whoever has both tables can still tell by the times which message is which.
    """
    messages = imported.messages
    people = _numbered("person", imported.participants)
    by_size = messages.group_by("chat").len().sort("len", "chat", descending=[True, False])["chat"].to_list()
    chats = _numbered("chat", by_size)
    key = secrets.randbits(KEY_BITS)
    return replace(
        imported,
        messages=messages.with_columns(
            sender=pl.col("sender").replace(people),
            chat=pl.col("chat").replace(chats),
            text=_without_names(messages["text"], {**chats, **people}),
            id=_mixed("id", key),
            reply_to=_mixed("reply_to", key),
        ),
        skipped=tuple(_placeless(entry) for entry in imported.skipped),
        warnings=(STILL_SAID,),
        gaps=tuple(replace(gap, chat=chats.get(gap.chat, gap.chat)) for gap in imported.gaps),
    )


def _numbered(sort: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"{sort} {number}" for number, name in enumerate(names, 1)}


def _mixed(column: str, key: int) -> pl.Expr:
    """Turn ids into others, so that nobody can try out which words gave one."""
    return pl.when(pl.col(column).is_not_null()).then(pl.col(column).hash(key)).alias(column)


def _without_names(texts: pl.Series, called: Mapping[str, str]) -> pl.Series:
    """Replace whole names first, then their single words, wherever they stand as words of their own.

    Signs stand for them until all are found, so that nobody is found in the name that another one got.
    """
    names = sorted((name for name in called if len(name) >= SHORTEST), key=len, reverse=True)
    words = {word: name for name in names for word in name.split() if len(word) >= SHORTEST and word not in called}
    signs = {name: _sign(number) for number, name in enumerate(names)}
    for word, sign in [*signs.items(), *((word, signs[name]) for word, name in words.items())]:
        texts = texts.str.replace_all(_as_a_word(word), sign)
    return texts.str.replace_many({sign: called[name] for name, sign in signs.items()}) if signs else texts


def _sign(number: int) -> str:
    """Write a number in characters that Unicode keeps out of all texts."""
    return FIRST_SIGN + "".join(chr(ord(FIRST_SIGN) + 1 + int(digit)) for digit in str(number)) + LAST_SIGN


def _as_a_word(name: str) -> str:
    """Write the pattern of a name, with its accents as letters of their own or not."""
    begin, end = (r"\b" if edge.isalnum() and not RUN_ON.match(edge) else "" for edge in (name[0], name[-1]))
    forms = dict.fromkeys((name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)))
    return f"(?i){begin}(?:{'|'.join(map(re.escape, forms))}){end}"


def _placeless(entry: Skipped) -> Skipped:
    """Leave out file names and places, which may name someone, in reasons too."""
    return Skipped("a file", "somewhere", QUOTED.sub("“…”", entry.reason), entry.count)
