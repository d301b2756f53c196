"""The real program in a process of its own: what it leaves on the machine, and what it says where it cannot start."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from goodterms.web import serve
from goodterms.web.place import PORT
from goodterms.web.serve import THREADS, WAITS_SECONDS
from tests.browser.program import Program, running
from tests.web.asking_over_http import Browser
from tests.web.conftest import PASSPHRASE

CORE = "Max core file size"
PIECE = bytes(1024**2)
LARGE = 200 * len(PIECE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name a home that is not there yet."""
    return tmp_path / "home"


def came_in(program: Program) -> Browser:
    browser = Browser(program.address)
    assert browser.get(urlsplit(program.link).path)[0] == 302
    return browser


def keeps(browser: Browser) -> None:
    status, _, headers = browser.post("/keep", "/keep", passphrase=PASSPHRASE, again=PASSPHRASE)
    assert (status, headers["Location"]) == (302, "/keep/code")


def start(home: str | Path, *arguments: str, limit: str = "") -> subprocess.CompletedProcess[str]:
    """Start the program where it cannot run, and hear what it says."""
    command = [sys.executable, "-m", "goodterms.cli", "serve", *arguments]
    if limit:
        command = ["sh", "-c", f'ulimit -f {limit}; exec "$@"', "sh", *command]
    surroundings = {**os.environ, "GOODTERMS_HOME": str(home)}
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def check_sentence(done: subprocess.CompletedProcess[str], *said: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    for part in said:
        assert part in done.stderr


def most_memory(process: int) -> int:
    """Read how many bytes of memory a process has held at once so far."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return 1024 * int(next(line.split()[1] for line in lines if line.startswith("VmHWM")))


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_lies_on_the_disk_is_ours_alone_while_it_runs_and_after(folder: Path) -> None:
    with running(folder) as program:
        browser = came_in(program)
        keeps(browser)
        assert browser.get("/settings")[0] == 200
        for path in (folder, *folder.rglob("*")):
            assert rights(path) == (0o700 if path.is_dir() else 0o600), path
    assert {path.name for path in folder.iterdir()} == {"run", "vault.sqlite3"}
    assert {path.name for path in (folder / "run").iterdir()} <= {"lock"}
    assert rights(folder / "vault.sqlite3") == 0o600


def test_an_open_home_is_closed_when_it_starts(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    with running(folder):
        assert rights(folder) == 0o700


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="this system has no /proc")
def test_a_crash_writes_no_memory_to_disk(folder: Path) -> None:
    with running(folder) as program:
        limits = Path(f"/proc/{program.number}/limits").read_text(encoding="ascii")
        (line,) = (line for line in limits.splitlines() if line.startswith(CORE))
        assert line.removeprefix(CORE).split()[:2] == ["0", "0"]


def test_cookies_carry_the_port_and_only_our_pages_get_them(folder: Path) -> None:
    with running(folder) as program:
        browser = came_in(program)
        browser.get("/settings")
        port = urlsplit(program.address).port
        assert set(browser.cookies) == {f"notes-{port}", f"notes-form-{port}"}
        for line in browser.given:
            for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
                assert part in line
            for part in ("expires", "Max-Age", "Domain"):
                assert part not in line


def test_a_stranger_finds_nothing(folder: Path) -> None:
    with running(folder) as program:
        stranger = Browser(program.address)
        status, nothing, _ = stranger.get("/nowhere")
        for path in ("/", "/help", "/settings", "/start/x", "/leave"):
            assert stranger.get(path)[:2] == (status, nothing) == (404, nothing)
        assert stranger.get("/", Host="evil.example")[0] == 404
        assert stranger.get("/static/goodterms/look.css", Host="evil.example")[0] == 404
        assert stranger.get("/static/goodterms/look.css")[0] == 200
        assert stranger.given == []


def test_a_header_without_end_is_refused_and_the_program_goes_on(folder: Path) -> None:
    with running(folder) as program:
        address = urlsplit(program.address)
        with socket.create_connection((address.hostname or "", address.port or 0)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: " + address.netloc.encode() + b"\r\nX: " + b"x" * 100_000)
            assert connection.recv(100).split()[1] == b"413"
        assert Browser(program.address).get("/nowhere")[0] == 404


def test_a_body_that_nobody_reads_takes_no_memory(folder: Path) -> None:
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("this system has no /proc")
    with running(folder) as program:
        at = urlsplit(program.address)
        came_in(program).get("/help")
        before = most_memory(program.number)
        with socket.create_connection((at.hostname or "", at.port or 0)) as connection:
            connection.sendall(f"POST / HTTP/1.1\r\nHost: {at.netloc}\r\nContent-Length: {LARGE}\r\n\r\n".encode())
            for _ in range(LARGE // len(PIECE)):
                connection.sendall(PIECE)
            assert connection.recv(100).split()[1] == b"404"
        assert most_memory(program.number) - before < LARGE // 4


def test_connections_that_say_little_keep_nobody_waiting(folder: Path) -> None:
    with running(folder) as program, ExitStack() as held:
        at = urlsplit(program.address)
        held.callback(socket.setdefaulttimeout, socket.getdefaulttimeout())
        socket.setdefaulttimeout(WAITS_SECONDS / 2)
        for _ in range(THREADS * 3 // 4):
            held.enter_context(socket.create_connection((at.hostname or "", at.port or 0))).sendall(b"G")
        assert came_in(program).get("/help")[0] == 200


def test_connections_that_say_nothing_keep_nobody_waiting(folder: Path) -> None:
    with running(folder) as program, ExitStack() as held:
        at = urlsplit(program.address)
        held.callback(socket.setdefaulttimeout, socket.getdefaulttimeout())
        socket.setdefaulttimeout(WAITS_SECONDS / 2)  # a thread that waits does so for longer, and the test fails
        for _ in range(3 * THREADS):
            held.enter_context(socket.create_connection((at.hostname or "", at.port or 0)))
        assert came_in(program).get("/help")[0] == 200


def test_a_second_start_is_another_window_of_the_same_program(folder: Path) -> None:
    with running(folder) as program:
        browser = came_in(program)
        keeps(browser)
        link = program.another_link()
        assert link.startswith(program.address + "/start/")
        other = Browser(program.address)
        assert other.get(urlsplit(link).path)[0] == 302
        assert other.get("/")[2]["Location"] == "/unlock"
        assert browser.get("/settings")[0] == 200


def test_what_was_kept_is_there_at_the_next_start_and_locked(folder: Path) -> None:
    with running(folder) as program:
        keeps(came_in(program))
    with running(folder) as program:
        browser = came_in(program)
        assert browser.get("/")[2]["Location"] == "/unlock"
        status, _, headers = browser.post("/unlock", "/unlock", passphrase=PASSPHRASE)
        assert (status, headers["Location"]) == (302, "/")


def test_everything_can_be_deleted_and_something_new_be_kept_in_the_same_run(folder: Path) -> None:
    with running(folder) as program:
        browser = came_in(program)
        keeps(browser)
        for _ in range(12):  # more than there are threads, each with a connection of its own
            assert browser.get("/settings")[0] == 200
        assert browser.post("/settings/delete", "/settings/delete", passphrase=PASSPHRASE)[2]["Location"] == "/done"
        assert {path.name for path in folder.iterdir()} == {"run"}
        keeps(browser)
        browser.post("/settings", "/settings", idle="60", country="DE")
        for _ in range(12):
            page = browser.get("/settings")[1]
            assert 'data-idle="3600"' in page
            assert '<option value="DE" selected>' in page
    assert (folder / "vault.sqlite3").stat().st_size > 0


def test_a_thread_that_does_not_end_does_not_keep_the_program_from_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()
    monkeypatch.setattr(serve, "MOST_ENDING_SECONDS", 0)
    monkeypatch.setattr(os, "_exit", lambda code: ended.set() if code == 0 else None)
    (tmp_path / "port").write_text("8817")
    with serve._ending_in_any_case(tmp_path):
        assert ended.wait(60)
    assert list(tmp_path.iterdir()) == []


def test_killed_and_started_again_it_runs_and_what_was_kept_is_there(folder: Path) -> None:
    with running(folder) as program:
        browser = came_in(program)
        keeps(browser)
        browser.post("/settings", "/settings", idle="60", country="DE")
        assert program.process
        program.process.kill()
        program.process.communicate()
        program.process = None
        old = urlsplit(program.link).path
        program.start()
        again = came_in(program)
        assert again.get(old)[0] == 404
        again.post("/unlock", "/unlock", passphrase=PASSPHRASE)
        assert '<option value="DE" selected>' in again.get("/settings")[1]


def test_where_the_usual_port_is_taken_another_one_is_found(folder: Path) -> None:
    with socket.socket() as taken:
        try:
            taken.bind(("127.0.0.1", PORT))
        except OSError:
            pytest.skip("somebody else has the usual port, and may give it up at any moment")
        taken.listen()
        with running(folder) as program:
            assert urlsplit(program.address).port != PORT
            assert came_in(program).get("/help")[0] == 200


def test_a_port_that_was_asked_for_and_is_taken_is_said_to_be(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        check_sentence(start(folder, "--port", str(number)), f"Port {number} of this machine is taken", "--port")
    assert {path.name for path in (folder / "run").iterdir()} <= {"lock"}


def test_a_home_that_cannot_be_one_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    check_sentence(start(tmp_path / "file" / "home"), str(tmp_path / "file" / "home"), "GOODTERMS_HOME")
    check_sentence(start("home"), "whole path")


def test_on_a_full_disk_it_says_so_in_a_sentence(folder: Path) -> None:
    check_sentence(start(folder, limit="0"), str(folder), "make room")


def test_a_damaged_file_is_said_to_be_and_left_as_it_is(folder: Path) -> None:
    folder.mkdir()
    (folder / "vault.sqlite3").write_bytes(b"no database " * 500)
    check_sentence(start(folder), "is damaged", "put back a copy of it")
    assert (folder / "vault.sqlite3").read_bytes() == b"no database " * 500


def test_a_file_of_a_newer_program_is_left_as_it_is(folder: Path) -> None:
    import sqlite3

    with running(folder) as program:
        keeps(came_in(program))
    with sqlite3.connect(folder / "vault.sqlite3") as file:
        file.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('web', '9999_newer', '2030-01-01')")
    file.close()
    check_sentence(start(folder), "made by a newer Good Terms")
