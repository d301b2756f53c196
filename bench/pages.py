"""Measure how long the server takes for each page with a year of records kept, and how much the first page weighs.

    python bench/pages.py                 rewrites the figures of docs/pages.md (a minute)
    python bench/pages.py --rounds 20     a quick look; prints only

The pages are asked for over HTTP from a running `goodterms serve`, one after the other and taking turns, so that a slow
moment of the machine hits all of them. The clock runs from the request to the last byte of the answer; beside it stands
how long the server computed for it, which others on the same machine change far less (Linux tells it). The vault
holds an invented year: its messages as features by month, an import a week, answers, dates, terms, check-ins, contact,
changes and a trial. The lightest answer that the same server gives tells a slow machine from a slow page.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 200
OK = 200
MOST_MS, MOST_KB = 30.0, 100.0
PASSPHRASE = "an invented year of somebody else"  # noqa: S105 - opens only what is invented here
LIGHTEST = "/bread"
NAMED = "000000000000"
"""What the first of each kind is called in the invented year."""
PAGES = (
    "/",
    "/plan",
    "/answers",
    "/questions/7",
    "/help",
    "/how",
    "/messages",
    "/reading",
    "/settings",
    "/write",
    "/write/own",
    "/write/drafts/0a1b2c3d4e5f",
    "/terms",
    "/terms/day",
    "/terms/print",
    "/terms/said",
    f"/terms/said/{NAMED}",
    "/terms/topics/1",
    "/terms/topics/1/new",
    "/terms/term-1",
    "/terms/term-1/change",
    "/check-in",
    "/check-in/all",
    f"/check-in/{NAMED}",
    "/changes",
    "/changes/new",
    f"/changes/{NAMED}",
    f"/changes/{NAMED}/moment",
    "/contact",
    "/contact/new/1",
    "/contact/past/2",
    "/contact/aside",
    f"/contact/{NAMED}",
    f"/contact/{NAMED}/move",
    "/trial",
    "/trial/new",
    f"/trial/{NAMED}",
    "/steps",
    "/steps/friends",
    "/steps/terms",
    "/steps/remove",
    "/settings/copies",
    LIGHTEST,
)
FILES = ("/settings/days", "/terms/dates", "/terms/text", "/terms/file")
"""What is asked for by a form: calendar files, and what was told of terms."""
LINK = re.compile(r"http://127\.0\.0\.1:\d+(/start/\S+)")
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')
FONT = re.compile(r"url\(([^)]+\.woff2)\)")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Unexpected(Exception):
    """An answer that is not what is measured."""


@dataclass
class Browser:
    """As much of a browser as it takes: one connection, its cookies, and where a page leads on to."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Connect."""
        self.connection = http.client.HTTPConnection(self.address)

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Ask for a page: its status, where it leads, what it says."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str], token: str) -> tuple[int, str, bytes]:
        """Send a form."""
        return self._ask("POST", path, urlencode({**fields, "csrfmiddlewaretoken": token}))

    def token(self, path: str) -> str:
        """Give what the forms of a page show to be ours."""
        found = TOKEN.search(self.get(path)[2].decode())
        if found is None:
            raise Unexpected(f"{path} shows no form")
        return found[1]

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.address}"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        said = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), said


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: its times in milliseconds, how long the server computed for each, and its size in bytes."""

    path: str
    times: tuple[float, ...]
    computed: tuple[float, ...]
    size: int

    @property
    def late(self) -> float:
        """Give the time that 95 of 100 answers stay below."""
        return sorted(self.times)[int(0.95 * len(self.times))]


def main() -> None:
    """Measure, print, and write the page if it was a whole run."""
    from bench.report import conditions, put_between_marks

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GOODTERMS_HOME": folder, "DJANGO_SETTINGS_MODULE": "goodterms.web.settings"}
        from bench.year import keep_a_year

        kept = keep_a_year(PASSPHRASE)
        found, weight = _measure(Path(folder), chosen.rounds)
    measured = f"{conditions(chosen.rounds)} {kept}\n\n{_table(found)}\n\n{_weight(weight)}"
    print(measured)
    if chosen.rounds == ROUNDS:
        put_between_marks(ROOT / "docs" / "pages.md", measured)


def _measure(home: Path, rounds: int) -> tuple[list[Measured], dict[str, int]]:
    command = [sys.executable, "-m", "goodterms.cli", "serve"]
    environment = {**os.environ, "GOODTERMS_HOME": str(home), "GOODTERMS_PORT": ""}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            link = next(found for line in server.stdout or () if (found := LINK.search(line)))
            browser = Browser(urlsplit(link[0]).netloc)
            browser.get(link[1])
            weight = _first_page(browser)
            browser.post("/unlock", {"passphrase": PASSPHRASE}, browser.token("/unlock"))
            return _times(browser, rounds, server.pid), weight
        finally:
            server.terminate()


def _times(browser: Browser, rounds: int, server: int) -> list[Measured]:
    times: dict[str, list[tuple[float, float]]] = {page: [] for page in (*PAGES, *FILES)}
    sizes: dict[str, int] = {}
    token = browser.token("/settings")
    for turn in range(rounds + 1):
        for page, taken in times.items():
            computed, begun = _computed(server), time.perf_counter()
            status, _, said = browser.post(page, {}, token) if page in FILES else browser.get(page)
            took = 1000 * (time.perf_counter() - begun)
            if status != OK:
                raise Unexpected(f"{page} answered {status}")
            sizes[page] = len(said)
            if turn:  # the first round loads what every later one finds loaded
                taken.append((took, _computed(server) - computed))
    return [
        Measured(page, tuple(took for took, _ in taken), tuple(computed for _, computed in taken), sizes[page])
        for page, taken in times.items()
    ]


def _computed(process: int) -> float:
    """Say how many milliseconds the threads of a process have computed so far; 0 where the system does not tell."""
    told = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/schedstat")]
    return sum(int(each.split()[0]) for each in told) / 1_000_000


def _first_page(browser: Browser) -> dict[str, int]:
    """Weigh everything that a browser fetches for the first page that it is led to, uncompressed."""
    path = "/"
    status, leads, said = browser.get(path)
    while status in {301, 302, 303}:
        path = leads
        status, leads, said = browser.get(path)
    weight = {f"the page, `{path}`": len(said)}
    for asset in dict.fromkeys(ASSET.findall(said.decode())):
        content = browser.get(asset)[2]
        weight[asset] = len(content)
        if asset.endswith(".css"):
            fonts = [asset.rpartition("/")[0] + "/" + name for name in FONT.findall(content.decode())]
            weight |= {font: len(browser.get(font)[2]) for font in fonts if font not in weight}
    return weight


def _table(found: Iterable[Measured]) -> str:
    found = list(found)
    floor = next(median(each.computed) or median(each.times) for each in found if each.path == LIGHTEST)
    rows = [
        "| page | median ms | 95 of 100 below, ms | computing, median ms | times the lightest answer | kB | |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for each in found:
        said = "reached" if each.late < MOST_MS else "**not reached**"
        middle, computed = median(each.times), median(each.computed)
        ratio = (computed or middle) / floor
        numbers = f"{middle:.1f} | {each.late:.1f} | {computed:.1f} | {ratio:.1f} | {each.size / 1000:.1f}"
        rows.append(f"| `{each.path}` | {numbers} | {said} |")
    return "\n".join(rows)


def _weight(weight: dict[str, int]) -> str:
    total = sum(weight.values()) / 1000
    parts = ", ".join(f"{name.rpartition('/static/')[2]} {size / 1000:.1f}" for name, size in weight.items())
    said = "reached" if total < MOST_KB else "**not reached**"
    return f"The first page with all that it fetches: {total:.1f} kB, under {MOST_KB:.0f} kB: {said} ({parts})."


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
