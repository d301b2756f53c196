"""One import in words: what came in, what was here already, and what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from goodterms.web.records import Brought, Left


@dataclass(frozen=True, slots=True)
class ImportView:
    """What a page shows of an import.

    day: on which it was. said: what came in. skipped: how many could not be read, empty where all could; left: the
    first of these; more: how many there are besides.
    """

    day: str
    files: tuple[str, ...]
    said: tuple[str, ...]
    skipped: str
    left: tuple[Left, ...]
    more: str
    warnings: tuple[str, ...]


def import_view(brought: Brought) -> ImportView:
    """Put an import into words."""
    more = brought.skipped_count - sum(left.count for left in brought.skipped)
    return ImportView(
        day=day_phrase(brought.at.date(), FALLBACK),
        files=brought.files,
        said=_said(brought),
        skipped=_counted("skipped", brought.skipped_count),
        left=brought.skipped,
        more=_counted("skipped-more", more),
        warnings=brought.warnings,
    )


def _said(brought: Brought) -> tuple[str, ...]:
    fresh = say("bringing.fresh", count=brought.fresh)
    others = (brought.again, brought.left_out, brought.other_chats)
    said = (_counted(what, count) for what, count in zip(("again", "left-out", "other-chats"), others, strict=True))
    return tuple(filter(None, (fresh, *said)))


def _counted(variant: str, count: int) -> str:
    return say(f"bringing.{variant}", count=count) if count > 0 else ""
