"""Occasions: which come up, and mistakes in one's own told by file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms import situation
from goodterms.content import BadContent
from goodterms.content.documents import OURS
from goodterms.limits import Calls, Limit, MeetingsAMonth, TextsADay, TextsAWeek
from goodterms.progress import coming, occasions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = (OURS / "en/occasions/a-call.toml").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Write a file of own content."""

    def write(name: str, text: str) -> None:
        monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
        path = tmp_path / "en" / "occasions" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_they_stand_in_order_and_cover_every_way_of_contact() -> None:
    orders = [each.order for each in occasions()]
    assert orders == sorted(set(orders))
    assert {each.by for each in occasions()} == {"text", "mail", "call", "in-person"}
    assert occasions("de") == occasions()


@pytest.mark.parametrize(
    ("shared", "found"),
    [
        ([], set()),
        (["children"], {"the-children"}),
        (["home", "work", "friends"], {"the-home", "at-work", "among-friends"}),
    ],
)
def test_what_is_shared_brings_its_own(shared: list[str], found: set[str]) -> None:
    bare = {each.id for each in coming(situation.make({}))}
    assert {each.id for each in coming(situation.make({"shared": shared}))} - bare == found


@pytest.mark.parametrize(
    ("limit", "gone"),
    [
        (Calls("no"), {"a-call"}),
        (Calls("ask-first"), set()),
        (MeetingsAMonth(0), {"a-coffee"}),
        (MeetingsAMonth(1), set()),
        (TextsADay(0), {"a-text"}),
        (TextsAWeek(0), {"a-text"}),
    ],
)
def test_what_a_limit_rules_out_is_left_out(limit: Limit, gone: set[str]) -> None:
    every = {each.id for each in coming(situation.make({}))}
    assert every - {each.id for each in coming(situation.make({}), [limit])} == gone


def test_own_words_are_laid_over_one_deed(own: Callable[[str, str], None]) -> None:
    own("a-call", '[[deeds]]\nid = "their-end"\ntext = "Let them end it."\n')
    (found,) = (each for each in occasions() if each.id == "a-call")
    assert [each.text for each in found.deeds][2] == "Let them end it."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace('by = "call"', 'by = "pigeon"'), r"line 3: by is"),
        (TEXT.replace("title =", "tittle ="), 'the key "tittle" is unknown'),
        (TEXT.replace('limits = ["calls"]', 'limits = ["shouts"]'), 'line 4: "shouts" is no kind of limit'),
        (TEXT.replace('limits = ["calls"]', 'when = "shraed == 1"'), "line 4: "),
        (TEXT.replace('id = "no-advice"', 'id = "ask-and-listen"'), '"ask-and-listen" is there twice'),
        (TEXT.partition("[[deeds]]")[0] + "deeds = []\n", "there are 0 deeds; write 3 to 6"),
        (TEXT.replace("order = 30", "order = 10"), "a-text has the order 10 too"),
        (TEXT.replace("A call", "Probably a call"), "Probably"),
    ],
)
def test_a_mistake_in_ones_own_is_told_by_file_and_line(own: Callable[[str, str], None], text: str, said: str) -> None:
    own("new", text.replace("order = 30", "order = 31"))
    with pytest.raises(BadContent, match=said) as caught:
        occasions()
    assert "new.toml, line " in str(caught.value)
