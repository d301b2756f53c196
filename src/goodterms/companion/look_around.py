"""Read the invented story, by the same ways as anybody's own: its export, its situation, its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms import guide, situation
from goodterms.companion.bring_in import Choice
from goodterms.companion.read_export import read_export
from goodterms.content.documents import FALLBACK, OURS

if TYPE_CHECKING:
    from goodterms.companion.found import Found
    from goodterms.guide import Plan
    from goodterms.messages import Import
    from goodterms.situation import Situation

CHAT = "WhatsApp Chat with Alex.txt"
SITUATION = "situation.json"
ME, THEM, ZONE = "Sam", "Alex", "Europe/London"


@dataclass(frozen=True, slots=True)
class Look:
    """The invented story: where the two stand, the plan for it, their messages and what these show."""

    situation: Situation
    plan: Plan
    imported: Import
    found: Found


def look_around(language: str = FALLBACK, *, for_page: bool = False) -> Look:
    """Read the story's files and make its plan and its reading."""
    folder = OURS / FALLBACK / "story"
    known = situation.read((folder / SITUATION).read_bytes())
    events = [f"breakup={known.breakup.on}"] if known.breakup.on else []
    choice = Choice(me=(ME,), them=(THEM,), tz=ZONE)
    read = read_export([folder / CHAT], choice, events, language=language, for_page=for_page)
    return Look(known, guide.plan(known, language), read.imported, read.found)
