"""The helplines: dated data, emergency numbers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.content import BadContent
from goodterms.content.helplines import _countries, _lines, country_code, helplines

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


@pytest.mark.parametrize("country", ["US", "IE", "DE", "JP", "EU"])
def test_a_country_has_emergency_and_crisis_numbers_emergency_first(country: str) -> None:
    lines = helplines(country)
    assert lines[0].kind == "emergency"
    assert "crisis" in [line.kind for line in lines]
    assert all(line.country == country for line in lines)
    assert all(line.number or line.text or line.url for line in lines)
    assert all(line.seen.startswith("http") for line in lines)


@pytest.mark.parametrize("called", ["GB", "gb", "UK", "u.k.", "United  Kingdom", "Great Britain", " scotland "])
def test_a_country_is_known_by_its_code_and_its_names(called: str) -> None:
    assert country_code(called) == "GB"


def test_every_country_that_has_lines_has_an_english_name() -> None:
    named = {country.code for country in _countries()}
    assert named == {line.country for line in _lines()} - {"INT"}
    assert country_code("Ireland") == "IE"


@pytest.mark.parametrize("called", ["XX", "", "Narnia", "U"])
def test_a_country_with_no_lines_has_no_code(called: str) -> None:
    assert country_code(called) is None


def test_a_country_of_ones_own_is_called_as_one_likes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helplines.toml").write_text(OUR_HOUSE.replace("IE", "IS"))
    (tmp_path / "countries.toml").write_text('[[country]]\ncode = "IS"\nnames = ["Iceland"]\n')
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    assert country_code("is") == country_code("Iceland") == "IS"


def test_lines_of_ones_own_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helplines.toml").write_text(OUR_HOUSE)
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    assert "Our house" in [each.name for each in helplines("IE")]


def test_a_mistake_in_ones_own_lines_is_told_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helplines.toml").write_text('[[helpline]]\ncountry = "IE"\nkind = "sos"\n')
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    with pytest.raises(BadContent, match=r"helplines\.toml, line [13]: "):
        helplines("IE")
