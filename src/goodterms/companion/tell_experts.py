"""What is worked out on demand only, for experts, from features: who writes after whom, and how alike the two write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.companion.tell_excitation import tell_excitation
from goodterms.companion.tell_style import tell_style

if TYPE_CHECKING:
    from goodterms.companion.people import People
    from goodterms.companion.told_excitation import ToldExcitation, ToldStyle
    from goodterms.reading import Features


def tell_experts(features: Features, people: People, language: str = "en") -> tuple[ToldExcitation, ToldStyle]:
    """Work both out, which takes some seconds, and put them into words. Raise reading.BadRequest without messages."""
    from goodterms.reading.experts.excitation import excitation
    from goodterms.reading.experts.style import style_matching

    after = tell_excitation(excitation(features), people, features.zone, language)
    return after, tell_style(style_matching(features), people, language)
