"""Put into words how alike the two write, or why that is not said; never what it means for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.companion.people import at_start
from goodterms.companion.phrases import limits, number, range_phrase
from goodterms.companion.told_excitation import ToldLimits, ToldStyle
from goodterms.content.sentences import say
from goodterms.reading.experts.style import SHUFFLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.people import People
    from goodterms.reading.experts.style import StyleMatching


def tell_style(found: StyleMatching, people: People, language: str = "en") -> ToldStyle:
    """Put a comparison of how two write into words."""
    sentences = (at_start(sentence, language) for sentence in _sentences(found, people, language))
    difference = found.difference
    return ToldStyle(
        title=say("style.title", language),
        said=" ".join(sentences),
        enough=found.enough,
        words=found.words,
        similarity=found.similarity,
        windows=found.windows,
        difference=ToldLimits(value=difference.value, low=difference.low, high=difference.high),
        as_high=found.as_high,
        left_out=found.left_out,
        cannot_show=say("style.cannot-show", language),
        method=say("style.method", language),
        source=say("style.source", language),
    )


def _sentences(found: StyleMatching, people: People, language: str) -> Iterator[str]:
    mine, theirs = found.words
    if min(found.words) < found.needed:
        yield say("style.little", language, needed=found.needed, mine=mine, theirs=theirs)
        return
    if not found.english or found.similarity is None:
        yield say("style.other-language", language)
        return
    alike = number(found.similarity, "share", language)
    yield say("style.level", language, them=people.them, value=alike, mine=mine, theirs=theirs)
    difference = found.difference
    if found.as_high is None or difference.low is None or difference.high is None:
        yield say("style.few-windows", language, there=found.windows, needed=found.needed_windows)
    else:
        yield say(
            "style.more" if difference.low > 0 else "style.same",
            language,
            difference=number(difference.value, "share", language, signed=True),
            range=range_phrase(*limits(difference.low, difference.high, "share", language, signed=True), language),
            shuffles=SHUFFLES,
            as_high=number(found.as_high, "share", language),
        )
    if found.left_out:
        yield say("style.cut", language, events=found.events, left_out=found.left_out)
