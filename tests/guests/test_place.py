"""Where the pages of guests are and where their rows lie is read strictly, and nothing is guessed."""

from __future__ import annotations

import pytest

from goodterms.guests.place import BadSetting, address, database, place


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://notes.example", "https://notes.example"),
        ("https://notes.example:8443/", "https://notes.example:8443"),
        ("http://127.0.0.1:8818", "http://127.0.0.1:8818"),
    ],
)
def test_an_address_is_read(written: str, read: str) -> None:
    assert address({"GOODTERMS_GUESTS_ADDRESS": written}) == read


@pytest.mark.parametrize(
    "written",
    ["", "notes.example", "ftp://notes.example", "https://", "https://notes.example/path", "https://a:b@notes.example"],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(BadSetting, match="write how browsers reach the pages"):
        address({"GOODTERMS_GUESTS_ADDRESS": written})


def test_links_never_go_over_an_open_way() -> None:
    with pytest.raises(BadSetting, match="use https"):
        address({"GOODTERMS_GUESTS_ADDRESS": "http://notes.example"})


def test_a_database_is_read() -> None:
    found = database({"GOODTERMS_DATABASE": "postgresql://kim:p%40ss@db.example:6000/notes"})
    assert [found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "kim", "p@ss", "db.example", "6000", "notes",
    ]  # fmt: skip
    assert database({"GOODTERMS_DATABASE": "/data/notes.sqlite3"})["NAME"] == "file:///data/notes.sqlite3?mode=rw"


@pytest.mark.parametrize("written", ["", "notes.sqlite3", "postgresql://", "postgresql://db.example"])
def test_what_is_no_database_is_refused(written: str) -> None:
    with pytest.raises(BadSetting):
        place({"GOODTERMS_GUESTS_ADDRESS": "https://notes.example", "GOODTERMS_DATABASE": written})
