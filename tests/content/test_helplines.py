"""The helplines: dated data, emergency numbers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.content import BadContent
from goodterms.content.helplines import helplines

if TYPE_CHECKING:
    from pathlib import Path


OUR_HOUSE = """
[[helpline]]
country = "IE"
kind = "crisis"
name = "Our house"
number = "01 555"
text = ""
url = ""
hours = ""
languages = ""
seen = "https://example.org"
checked = 2026-11-23
"""


def test_with_no_country_the_directories_are_given() -> None:
    assert {line.kind for line in helplines()} == {"directory"}
    assert "https://findahelpline.com" in [line.url for line in helplines()]


@pytest.mark.parametrize("country", ["US", "ie", "De", "JP", "EU"])
def test_a_country_has_emergency_and_crisis_numbers_emergency_first(country: str) -> None:
    lines = helplines(country)
    assert lines[0].kind == "emergency"
    assert "crisis" in [line.kind for line in lines]
    assert all(line.country == country.upper() for line in lines)
    assert all(line.number or line.text or line.url for line in lines)
    assert all(line.seen.startswith("http") for line in lines)


def test_a_country_with_no_lines_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadContent, match=r'"XX".*US.*KR'):
        helplines("XX")


def test_lines_of_ones_own_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helplines.toml").write_text(OUR_HOUSE)
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    assert "Our house" in [each.name for each in helplines("IE")]


def test_a_mistake_in_ones_own_lines_is_told_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helplines.toml").write_text('[[helpline]]\ncountry = "IE"\nkind = "sos"\n')
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    with pytest.raises(BadContent, match=r"helplines\.toml, line [13]: "):
        helplines("IE")
