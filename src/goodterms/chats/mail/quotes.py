"""What of a mail's text was written now: without the mails that it quotes, and without a signature.

A mail is cut where an earlier one begins below it: at a line such as `-----Original Message-----`, at headers such as
Outlook writes, or at “On … wrote:” with nothing marked below it. Lines that begin with `>` are left out, and what was
written between and below them stays. Where a mail is passed on, all from there on stays: it was sent to be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.chats.invisible import DIRECTION
from goodterms.chats.mail.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where a page itself says that an earlier mail begins; no text that came in holds this sign.
CUT = "\x1f"
# How a line begins that the page says is quoted.
CITED = f">{CUT} "
# Nobody writes more lines, and so many are looked through in a second or two; what is below them stays as it is.
MOST_LINES = 20_000
MOST_LINES_OF_AN_OPENING = 4
LONGEST_OPENING = 500
# Headers of an earlier mail: at least so many, in so many lines.
LEAST_HEADERS, MOST_LINES_OF_HEADERS = 3, 14
ENDS = re.compile(rf"[:：][\s{DIRECTION}*_-]*$")
TIME = re.compile(r"\d{1,2}[:.h]\d{2}")
DAY = re.compile(r"(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+")
QUOTED = re.compile(r"\s{0,3}>")
# Faces that begin as a quote does: >:( >_< >.<
FACE = re.compile(r"\s{0,3}>+(?:[:;=][-'^o]?[()\[\]DdPpOo/\\|3sS<>]|[_.,]+<|:)\s*\W{0,3}$")
RULE = re.compile(r"\s*(?:_{5,}|-{5,}|\*{5,}|={5,})\s*$")
SIGNATURE = "-- "


def own_words(text: str, *, answers: bool, passed_on: bool) -> str:
    """Give what of a text was written now. answers: the mail answers another; passed_on: it passes another on."""
    answers = answers or CITED in text
    lines = text.split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if passed_on or at > MOST_LINES or _is_forward(line):
            kept += lines[at:]
            break
        if line.startswith(CUT) or phrases().original.fullmatch(line) or _are_headers(lines, at):
            _drop_rule(kept)
            break
        if (below := _opening(lines, at)) is not None:
            if not _next_is_quoted(lines, below):
                break
            at = _behind_gap(lines, _behind_quote(lines, below), kept)
        elif line == SIGNATURE:
            at = _behind_signature(lines, at)
        elif answers and QUOTED.match(line) and not _is_face(lines, at):
            at = _behind_gap(lines, _behind_quote(lines, at), kept)
        else:
            kept.append(line)
            at += 1
    return _trimmed(kept)


def _is_forward(line: str) -> bool:
    return phrases().forwarded.fullmatch(line) is not None


def _are_headers(lines: Sequence[str], at: int) -> bool:
    """Tell whether the headers of an earlier mail begin here: who, when, and to whom or about what."""
    if not phrases().header.match(lines[at]):
        return False
    roles: list[str] = []
    for line in lines[at : at + MOST_LINES_OF_HEADERS]:
        found = phrases().header.match(line)
        if found and found.lastgroup:
            roles.append(found.lastgroup)
        elif line.strip() and not _goes_on(line):
            break
    known = set(roles)
    return len(known) >= LEAST_HEADERS and {"from", "sent"} <= known and bool(known & {"to", "subject"})


def _goes_on(line: str) -> bool:
    """Tell whether a line may be the rest of a header: a list of receivers, or what is set in from the left."""
    return line[0] in " \t" or ADDRESS.search(line) is not None


def _opening(lines: Sequence[str], at: int) -> int | None:
    """Find “On … wrote:” here; give the line below it. It may be wrapped, and its first word stand alone."""
    if not lines[at].strip() or QUOTED.match(lines[at]):
        return None
    whole = ""
    for end in range(at, min(at + MOST_LINES_OF_AN_OPENING, len(lines))):
        if not lines[end].strip() or len(whole) > LONGEST_OPENING:
            return None
        whole = f"{whole} {lines[end].strip()}".strip()
        if ENDS.search(whole) or (phrases().wrote_last.search(whole) and DAY.search(whole) and ADDRESS.search(whole)):
            below = end + 1
            return below if _says_who_wrote(whole, lines, below) and not _begins_later(lines, at, end) else None
    return None


def _says_who_wrote(whole: str, lines: Sequence[str], below: int) -> bool:
    """Tell whether a line says who wrote what stands below it: when, or with an address, or right above a quote."""
    if len(whole) > LONGEST_OPENING:
        return False
    marked = _next_is_quoted(lines, below)
    wrote = phrases().wrote.search(whole) is not None
    dated = DAY.search(whole) is not None
    addressed = ADDRESS.search(whole) is not None
    if wrote:
        return marked or (dated and (addressed or TIME.search(whole) is not None))
    return dated and addressed and TIME.search(whole) is not None


def _begins_later(lines: Sequence[str], at: int, end: int) -> bool:
    """Tell whether what is said needs no line from here: an own sentence stands above the opening, without a gap."""
    if at == end or phrases().opens.fullmatch(lines[at]):
        return False
    rest = " ".join(line.strip() for line in lines[at + 1 : end + 1])
    return _says_who_wrote(rest, lines, end + 1) and DAY.search(rest) is not None


def _next_is_quoted(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 3] if line.strip()), "")
    return QUOTED.match(following) is not None


def _behind_quote(lines: Sequence[str], at: int) -> int:
    """Give the first line behind a quote; blank lines within it, and lines that a program wrapped, belong to it."""
    end = at
    while end < len(lines):
        if QUOTED.match(lines[end]) or (not lines[end].strip() and _next_is_quoted(lines, end)):
            end += 1
        else:
            break
    return end


def _is_face(lines: Sequence[str], at: int) -> bool:
    """Tell a face such as >:( on a line of its own from a quote."""
    return FACE.match(lines[at]) is not None and _behind_quote(lines, at) == at + 1


def _behind_signature(lines: Sequence[str], at: int) -> int:
    """Give the first line behind a signature: it ends where an earlier mail begins, or with the mail."""
    for end in range(at + 1, len(lines)):
        line = lines[end]
        if line.startswith(CUT) or QUOTED.match(line) or phrases().original.fullmatch(line) or _is_forward(line):
            return end
        if _opening(lines, end) is not None or _are_headers(lines, end):
            return end
    return len(lines)


def _drop_rule(kept: list[str]) -> None:
    """Take away the line that Outlook draws above an earlier mail."""
    while kept and (not kept[-1].strip() or RULE.match(kept[-1])):
        kept.pop()


def _behind_gap(lines: Sequence[str], at: int, kept: list[str]) -> int:
    """Leave one blank line where a quote stood between two pieces of text; give the next line with words."""
    while kept and not kept[-1].strip():
        kept.pop()
    if kept:
        kept.append("")
    return next((place for place in range(at, len(lines)) if lines[place].strip()), len(lines))


def _trimmed(lines: list[str]) -> str:
    """Take blank lines off both ends, and blanks off the end."""
    lines = [line.replace(CUT, "") for line in lines]
    written = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[written[0] : written[-1] + 1]).rstrip() if written else ""
