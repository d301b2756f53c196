"""The search for words is worth something only if it finds them: each form is planted, and found."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from tests.browser.search import day, found_below, moment, packed, word

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.search import Sought

WORD = "Żywrzelina Flumberquist"
SOUGHT = (
    word(WORD),
    day(date(2026, 4, 12)),
    moment(datetime(2026, 4, 12, 21, 40, 7, tzinfo=timezone(timedelta(hours=2)))),
)
FORMS = [(each, form) for each in SOUGHT for form in (*each.text, *each.exact)]
AROUND = b"\x00\x9c~ some other bytes \xff"


def _planted(sought: Sought, form: str) -> bytes:
    return AROUND + (sought.text.get(form) or sought.exact[form]) + AROUND


@pytest.mark.parametrize(("sought", "form"), FORMS, ids=[f"{each.name}-{form}" for each, form in FORMS])
def test_every_form_is_found(tmp_path: Path, sought: Sought, form: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(_planted(sought, form))
    assert form in {finding.form for finding in found_below(tmp_path, SOUGHT)}


@pytest.mark.parametrize("way", packed(b""))
def test_what_is_packed_is_found(tmp_path: Path, way: str) -> None:
    content = packed(b"an entry of a cache: " + WORD.encode() + b", many times over. " * 50)
    (tmp_path / "file").write_bytes(AROUND + content[way] + AROUND)
    assert found_below(tmp_path, SOUGHT)


@pytest.mark.parametrize("start", range(3))
def test_base64_of_a_longer_text_is_found_wherever_the_word_stands_in_it(tmp_path: Path, start: int) -> None:
    import base64

    (tmp_path / "file").write_bytes(base64.b64encode(b"x" * start + WORD.encode() + b"and so on"))
    assert found_below(tmp_path, SOUGHT)


def test_capitals_do_not_hide_a_word(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"FLUMBERQUIST")
    assert found_below(tmp_path, [word("Flumberquist")])


def test_the_name_of_a_file_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "Flumberquist.txt").touch()
    assert found_below(tmp_path, [word("Flumberquist")])


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(AROUND * 1000)
    assert not found_below(tmp_path, SOUGHT)
