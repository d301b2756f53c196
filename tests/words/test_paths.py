"""Every message that can be laid out reads as one, and passes the program's own review as ready."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from goodterms import situation, words
from goodterms.guide import plan
from goodterms.words.paths import LENGTHS, REGISTERS, Chosen, Manner, every_path, lay_out, left_out, paths
from goodterms.words.results import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goodterms.content.paths import Path

PATHS = every_path()
COMES_UP = {
    "accept": {"offer.made_by": "them", "goal": "back_together", "feelings_told": False},
}
"""For each way to write, a situation in which it is offered whole."""


def choices(path: Path) -> Iterator[dict[str, Chosen]]:
    for options in product(*(("", *(option.id for option in part.options)) for part in path.parts)):
        yield {part.id: Chosen(option) for part, option in zip(path.parts, options, strict=True)}


def laid(path: Path) -> Iterator[tuple[Manner, Mapping[str, Chosen], str]]:
    for register, length in product(REGISTERS, LENGTHS):
        manner = Manner(register, length, them="Sam", me="Kim")
        for chosen in choices(path):
            if not left_out(path, chosen):
                yield manner, chosen, lay_out(path, chosen, manner).text


@pytest.mark.parametrize("name", PATHS)
def test_a_way_to_write_is_offered_where_it_should_be(name: str) -> None:
    where = situation.make(COMES_UP[name])
    assert name in {path.id for path in paths(where)}
    if PATHS[name].verdicts:
        assert plan(where).verdict in PATHS[name].verdicts
    assert "write" not in plan(where).closed


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", PATHS)
def test_every_message_that_can_be_laid_out_is_ready(name: str, register: str) -> None:
    path = PATHS[name]
    context = Context(kind=path.kind, situation=situation.make(COMES_UP[name]))
    for manner, chosen, text in laid(path):
        if manner.register == register:
            found = words.review(text, context)
            problems = [(each.rule, each.quote) for each in found.findings if each.kind in {"problem", "stop"}]
            assert found.verdict == "ready", (chosen, manner, problems)


@pytest.mark.parametrize("name", PATHS)
def test_a_text_is_short_and_whole(name: str) -> None:
    for manner, _, text in laid(PATHS[name]):
        assert text == text.strip()
        assert "  " not in text
        if manner.length == "text":
            assert "\n" not in text
            assert len(text.split()) <= 120
