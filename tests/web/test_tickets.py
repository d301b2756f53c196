"""The start link: good once, for a minute, for who can write into our own folder."""

from __future__ import annotations

import os
import stat
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.web import tickets

if TYPE_CHECKING:
    import pytest
    from django.test import Client


def aged(folder: Path, seconds: float) -> None:
    """Let everything in a folder be so much older."""
    then = time.time() - seconds
    for path in folder.iterdir():
        os.utime(path, (then, then))


def test_a_ticket_is_good_once(tmp_path: Path) -> None:
    word = tickets.issue(tmp_path)
    assert tickets.redeem(tmp_path, word)
    assert not tickets.redeem(tmp_path, word)
    assert list(tmp_path.iterdir()) == []


def test_a_ticket_is_good_for_a_minute(tmp_path: Path) -> None:
    fresh, old = tickets.issue(tmp_path), tickets.issue(tmp_path)
    aged(tmp_path, 55)
    assert tickets.redeem(tmp_path, fresh)
    aged(tmp_path, 65)
    assert not tickets.redeem(tmp_path, old)
    assert list(tmp_path.iterdir()) == []


def test_a_ticket_from_the_future_is_none(tmp_path: Path) -> None:
    word = tickets.issue(tmp_path)
    aged(tmp_path, -3600)
    assert not tickets.redeem(tmp_path, word)


def test_of_many_who_show_the_same_ticket_one_comes_in(tmp_path: Path) -> None:
    word = tickets.issue(tmp_path)
    found: list[bool] = []
    threads = [threading.Thread(target=lambda: found.append(tickets.redeem(tmp_path, word))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [False] * 15 + [True]


def test_a_word_that_was_never_given_out_opens_nothing(tmp_path: Path) -> None:
    tickets.issue(tmp_path)
    for word in ("", "x", "../lock", "%00", "a" * 500):
        assert not tickets.redeem(tmp_path, word)


def test_the_word_does_not_lie_in_the_folder_and_the_files_are_ours_alone(tmp_path: Path) -> None:
    word = tickets.issue(tmp_path)
    (path,) = tmp_path.iterdir()
    assert word not in path.name
    assert path.read_bytes() == b""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_that_leads_the_browser_on_is_ours_alone_and_goes_with_its_ticket(tmp_path: Path) -> None:
    word = tickets.issue(tmp_path)
    path = tickets.leading_file(tmp_path, word, 'http://127.0.0.1:1/start/x"><script>')
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "<script>" not in path.read_text(encoding="utf-8")
    assert tickets.redeem(tmp_path, word)
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_used_in_time_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    old = tickets.issue(tmp_path)
    tickets.leading_file(tmp_path, old, "http://127.0.0.1:1/")
    (tmp_path / "port").write_text("1", encoding="ascii")
    aged(tmp_path, 65)
    fresh = tickets.issue(tmp_path)
    tickets.sweep(tmp_path)
    assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"port", "ticket"}
    assert tickets.redeem(tmp_path, fresh)
    tickets.issue(tmp_path)
    tickets.sweep(tmp_path, everything=True)
    assert [path.name for path in tmp_path.iterdir()] == ["port"]


def test_a_page_that_cannot_be_taken_away_yet_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tickets.issue(tmp_path)

    def in_use(_path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", in_use)
        tickets.sweep(tmp_path, everything=True)
    tickets.sweep(tmp_path, everything=True)
    assert list(tmp_path.iterdir()) == []


def test_the_link_lands_on_an_address_that_says_nothing(stranger: Client, home: Path) -> None:
    answer = stranger.get(f"/start/{tickets.issue(home / 'run')}")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert answer.headers["Cache-Control"] == "no-store"


def test_only_opening_the_link_uses_it_up(stranger: Client, home: Path) -> None:
    address = f"/start/{tickets.issue(home / 'run')}"
    assert stranger.head(address).status_code == 404
    assert stranger.post(address).status_code == 404
    assert stranger.options(address).status_code == 404
    assert stranger.get(address, HTTP_SEC_FETCH_SITE="cross-site", HTTP_SEC_FETCH_MODE="no-cors").status_code == 404
    assert stranger.cookies == {}
    assert stranger.get(address).status_code == 302
    assert stranger.get(address).status_code == 404


def test_an_old_link_looks_like_any_address(stranger: Client, home: Path) -> None:
    word = tickets.issue(home / "run")
    aged(home / "run", 65)
    answer = stranger.get(f"/start/{word}")
    assert (answer.status_code, answer.content) == (404, stranger.get("/nowhere").content)
    assert stranger.cookies == {}
