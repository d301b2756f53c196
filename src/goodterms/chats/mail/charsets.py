"""Bytes into text, whatever encoding they claim to be in."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

# Names that mails write, and what reads them: mostly a larger set of which theirs is a part.
READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
OTHER_NAMES = {
    "ks_c_5601-1987": "cp949",
    "x-sjis": "cp932",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "x-gbk": "gb18030",
    "unicode-1-1-utf-7": "utf-7",
    "x-unknown": "utf-8",
    "unknown-8bit": "utf-8",
    "default": "utf-8",
    "utf8mb4": "utf-8",
}
# In these every byte is a character, so that they read anything; what is UTF-8 by its shape is UTF-8.
ONE_BYTE = re.compile(r"cp125\d|cp874|iso8859-\d+|koi8-[ru]|cp86\d|cp437|cp850|mac-\w+")
MORE_BYTES = re.compile(
    r"utf-(?:7|8|8-sig|16|16-le|16-be|32)|gb18030|big5(?:hkscs)?|cp9(?:32|49|50)|euc_jp|iso2022_\w+|hz|johab"
)
LONGEST_NAME = 40


def decoded(data: bytes, charset: str | None) -> str:
    """Read bytes as the text that they are; `charset` is what their mail says of them, rightly or not.

    Never raises, and gives no NUL, carriage return or lone surrogate.
    """
    return sound(_text(data, _named(charset)).replace("\r\n", "\n").replace("\r", "\n"))


def sound(text: str) -> str:
    """Take out of a text what is no character: NUL bytes, and halves of surrogate pairs."""
    text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _text(data: bytes, charset: str) -> str:
    for name in ("utf-8", charset, "cp1252") if ONE_BYTE.fullmatch(charset) else (charset, "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    return data.decode("latin-1")


@lru_cache(maxsize=200)
def _named(charset: str | None) -> str:
    """Give the encoding to try for a name in a mail: UTF-8 where it is none that mails are written in."""
    name = (charset or "").strip("\"' ").lower()[:LONGEST_NAME]
    name = OTHER_NAMES.get(name, name)
    if not re.fullmatch(r"[a-z0-9_.:-]+", name):
        return "utf-8"
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return "utf-8"
    known = READ_AS.get(known, known)
    return known if ONE_BYTE.fullmatch(known) or MORE_BYTES.fullmatch(known) else "utf-8"
