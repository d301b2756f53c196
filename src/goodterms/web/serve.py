"""Start the pages on this machine: one process, many threads, reached from this machine alone.

cheroot and not granian: the key of the vault lives in this process's memory, so there may be only one; and an upload is
read from the socket as it comes, so that nothing lies in a temporary file before we can seal it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import webbrowser
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.errors import BadInput
from goodterms.web import tickets
from goodterms.web.place import PORT, place
from goodterms.web.private import keep_private, private_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from cheroot.server import HTTPConnection
    from cheroot.wsgi import Server
    from filelock import FileLock

ADDRESS = "127.0.0.1"
THREADS = 32  # more than a browser opens connections, so that some that come slowly hold up nobody else
IDLE_CONNECTIONS = 100
PIECE_BYTES = 64 * 1024
WAITS_SECONDS = 60
MOST_HEADER_BYTES = 64 * 1024
SWEEP_SECONDS = 15
HEARS_SECONDS = 1
MOST_ENDING_SECONDS = 20


class CannotServe(BadInput):
    """The pages cannot be started."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the command prints of a start. already: the program was running before."""

    link: str
    already: bool
    opened: bool


def serve(*, open_browser: bool, port: int | None, tell: Callable[[Said], None]) -> None:
    """Serve until told to stop; where the program runs already, only open another window of it."""
    keep_private()
    here = place(os.environ)
    private_folder(here.home)
    private_folder(here.run)
    alone = _alone(here.run)
    if alone is None:
        with _in_words(here.run):
            tell(_open(here.run, running_port(here.run), open_browser=open_browser, already=True))
        return
    try:
        with _in_words(here.run):
            (here.run / "port").unlink(missing_ok=True)  # of a run that was killed: nobody may be led there
        _serve(here.run, port or here.port, open_browser=open_browser, tell=tell)
    finally:
        alone.release()


def _alone(run: Path) -> FileLock | None:
    """Take the lock of this folder; None where the program runs already."""
    from filelock import FileLock, Timeout

    lock = FileLock(run / "lock", mode=0o600)
    with _in_words(run):
        try:
            lock.acquire(blocking=False)
        except Timeout:  # an OSError as well, so it is told apart in here
            return None
    return lock


def _serve(run: Path, port: int | None, *, open_browser: bool, tell: Callable[[Said], None]) -> None:
    server = _bound(port)
    stop = _stop_on_signals()
    try:
        _prepare(server, run)
        threading.Thread(target=_sweep, args=(run, stop), daemon=True).start()
        with _in_words(run):
            said = _open(run, server.bind_addr[1], open_browser=open_browser, already=False)
        tell(said)
        _serve_until(stop, server)
    finally:
        stop.set()
        with _ending_in_any_case(run):
            _drop_keys()
            server.stop()
            _tidy_up(run)


def _serve_until(stop: threading.Event, server: Server) -> None:
    """Serve in a thread of its own: a signal that broke into the server’s waiting could leave a thread asleep."""

    def serving() -> None:
        try:
            server.serve()
        finally:
            stop.set()

    threading.Thread(target=serving, name="serving", daemon=True).start()
    while not stop.wait(HEARS_SECONDS):  # not for ever at once: on Windows nothing would be heard meanwhile
        pass


def _prepare(server: Server, run: Path) -> None:
    """Load the pages, bring the vault's file up to date, and say where we listen."""
    number = server.bind_addr[1]
    os.environ |= {"GOODTERMS_PORT": str(number), "DJANGO_SETTINGS_MODULE": "goodterms.web.settings"}
    from goodterms.web.application import application

    server.wsgi_app = _reading_to_the_end(application)
    _bring_up_to_date()
    with _in_words(run):
        tickets.sweep(run, everything=True)
        (run / "port").write_text(json.dumps(number), encoding="ascii")


@contextmanager
def _ending_in_any_case(run: Path) -> Iterator[None]:
    """End the process after a while where a thread of the server does not: what is kept is whole at every moment."""

    def end() -> None:
        _leave_no_file(run)
        os._exit(0)

    last = threading.Timer(MOST_ENDING_SECONDS, end)
    last.daemon = True
    last.start()
    try:
        yield
    finally:
        last.cancel()


def _drop_keys() -> None:
    """Let everyone out, and end what is under way."""
    from goodterms.web.visits import VISITS

    VISITS.end_all()


def _tidy_up(run: Path) -> None:
    """Drop what came in meanwhile, and leave no file of this run."""
    _drop_keys()
    _leave_no_file(run)


def _leave_no_file(run: Path) -> None:
    tickets.sweep(run, everything=True)
    (run / "port").unlink(missing_ok=True)


def running_port(run: Path) -> int:
    """Read at which port the program that holds the lock listens."""
    try:
        return int(json.loads((run / "port").read_text(encoding="ascii")))
    except (OSError, ValueError):
        raise CannotServe("Good Terms is just starting or stopping; try again in a moment.") from None


def _open(run: Path, port: int, *, open_browser: bool, already: bool) -> Said:
    word = tickets.issue(run)
    link = f"http://{ADDRESS}:{port}/start/{word}"
    opened = open_browser and _opened(tickets.leading_file(run, word, link).as_uri(), wait=already)
    return Said(link, already, opened)


def _opened(address: str, *, wait: bool) -> bool:
    """Open the browser; where we are still to serve, without waiting for one that takes this terminal for itself."""
    if wait:
        return webbrowser.open(address)
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    return True


def _bound(port: int | None) -> Server:
    """Take the port asked for, or the usual one, or, where that is taken, any that is free."""
    for number in (port,) if port else (PORT, 0):
        server = _server(number)
        try:
            server.prepare()
        except OSError:
            server.stop()
            continue
        return server
    raise CannotServe(f"Port {port} of this machine is taken; name another one with --port.")


def _server(port: int) -> Server:
    from cheroot.wsgi import Server

    class QuietServer(Server):
        max_request_header_size = MOST_HEADER_BYTES
        keep_alive_conn_limit = IDLE_CONNECTIONS

        def process_conn(self, conn: HTTPConnection) -> None:
            """Let no thread wait for the first word of a connection: browsers open some to spare."""
            if conn.last_used is None:
                self.put_conn(conn)
            else:
                super().process_conn(conn)

        def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:
            del msg, level
            _log(traceback=traceback)

    return QuietServer(
        (ADDRESS, port),
        _not_yet,
        numthreads=THREADS,
        server_name="localhost",
        timeout=WAITS_SECONDS,
    )


def _not_yet(_environ: Mapping[str, object], start_response: Callable[..., object]) -> list[bytes]:
    start_response("503 Service Unavailable", [("Content-Length", "0")])
    return []


def _reading_to_the_end(application: WSGIApplication) -> WSGIApplication:
    """Let go of what an answer left unread of its request, piece by piece: the server would hold all of it at once."""

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = application(environ, start_response)
        while environ["wsgi.input"].read(PIECE_BYTES):
            pass
        return answer

    return answered


def _log(*, traceback: bool) -> None:
    """Say that something broke in the server, without what was sent."""
    from goodterms.served.logs import place_of

    problem = sys.exc_info()[1]
    if traceback and problem is not None:
        sys.stderr.write(f"ERROR server: {place_of(problem)}\n")


def _bring_up_to_date() -> None:
    """Renew the tables, and clear out what was deleted just before a crash or on a full disk."""
    from django.db import connection

    from goodterms.web.database import CannotStore, prepare, scrub
    from goodterms.web.settings import HERE

    if HERE.database.exists():
        prepare()
        with suppress(CannotStore):  # what is kept can be read on a full disk too
            scrub()
        connection.close()


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    """Say in one sentence what the system says of our folder."""
    try:
        yield
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise CannotServe(
            f"{folder} cannot be written ({why}); make room, or name another with GOODTERMS_HOME."
        ) from None


def _sweep(run: Path, stop: threading.Event) -> None:
    """Lock whoever idles, and delete start links that are too old."""
    from goodterms.web.visits import VISITS

    while not stop.wait(SWEEP_SECONDS):
        try:
            VISITS.sweep()
            tickets.sweep(run)
        except Exception:  # noqa: BLE001 - whatever it is, idle visits are locked at the next round too
            _log(traceback=True)


def _stop_on_signals() -> threading.Event:
    """Give what is set when the system or Ctrl-C asks us to end; a second signal changes nothing."""
    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    told = threading.Event()
    for number in numbers:
        signal.signal(number, lambda _number, _frame: told.set())
    return told
