"""Try a server as many people do: two nodes and PostgreSQL on this machine under a mixed load, faults, and growth.

    python -m bench.server                    everything, into docs/server-load.md (about 15 minutes)
    python -m bench.server --seconds 20 --people 4 --accounts 1000    a quick look; prints only

Each person signs in, opens a vault by a passphrase (Argon2id as it is), brings in 100,000 messages, and then does one
thing after another without rest: opens the plan, has a draft looked at, writes down what the other one said, adds a
date and reads anew. Nothing is written twice; what the server has confirmed is counted at the end.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.nodes import Host, Postgres, running
from bench.people import FOUND, Away, Person, joined
from bench.report import conditions, put_between_marks
from goodterms.companion.asked import NONE
from tests.web.asking import SAFE, address, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.nodes import Node
    from bench.people import Answer

PAGE = Path(__file__).parents[1] / "docs" / "server-load.md"
PASSWORD, PASSPHRASE = "seven slow tortoises", "grey herons over slow water"
MESSAGES, PEOPLE, SECONDS = 100_000, 8, 90.0
ACCOUNTS = (1_000, 10_000, 100_000)
DRAFT = "Hey, I would like to be friends too. Could we leave out dating for now? See you on Monday at six."
OK, UNAVAILABLE, SERVER_BROKE, PATIENCE = 200, 503, 500, 0.2
WEIGHTS = {"plan": 6, "review": 4, "say": 3, "read": 1}
FIRST = date(2025, 1, 6)


@dataclass
class Tally:
    """What came of a load: seconds by kind; confirmed: what each person was told is kept; wrong: answers by kind."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    confirmed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, answer: Answer, *fine: int) -> bool:
        """Count one answer; tell whether it was what was asked for."""
        with self.lock:
            if answer.status in fine:
                self.took[kind].append(answer.seconds)
                return True
            clean = answer.status == UNAVAILABLE or (answer.status == FOUND and answer.leads)
            self.wrong[f"{answer.status} {'a clean page' if clean else 'NOT CLEAN'}"] += 1
            return False


class User:
    """Somebody at work."""

    def __init__(self, name: str, host: Host, nodes: Sequence[int]) -> None:
        self.name = name
        self.person = joined(host.address, nodes, name, PASSWORD, PASSPHRASE)
        for question, choices in SAFE.items():
            self.person.post(address(question), {"answer": (values(question, choices) or [NONE])[0]})
        self.draft = self.person.post("/write/own", {"purpose": "own", "text": DRAFT}).leads
        self.days = 0
        self.brought = False
        self.said = 0

    def bring(self, chat: bytes) -> None:
        """Bring a chat in, to the end."""
        self.person.send("/messages/files", "chat.txt", chat, {"zone": "Europe/Berlin"}, "/messages")
        self._until("/messages/who")
        self.person.post("/messages/who", {"me": "1"})
        self._until("/messages/done")
        self.brought = True

    def act(self, kind: str, tally: Tally) -> None:
        """Do one thing."""
        getattr(self, kind)(tally)

    def plan(self, tally: Tally) -> None:
        """Open the plan."""
        tally.note("plan", self.person.get("/plan"), OK)

    def review(self, tally: Tally) -> None:
        """Have a draft looked at."""
        tally.note("review", self.person.post(f"{self.draft}/look", {"text": DRAFT}, on=self.draft), OK)

    def say(self, tally: Tally) -> None:
        """Write down what the other one said."""
        self.said += 1
        text = f"Number {self.said} of {self.name}: please do not call me after ten."
        answer = self.person.post("/terms/said", {"text": text, "day": date.today().isoformat(), "known": "said"})  # noqa: DTZ011
        if tally.note("write down", answer, FOUND) and answer.leads.startswith("/terms/said/"):
            with tally.lock:
                tally.confirmed[self.name].append(answer.leads)

    def read(self, tally: Tally) -> None:
        """Add a date, and read anew all the messages, where there are any."""
        if not self.brought:
            return
        self.days += 1
        day = (FIRST + timedelta(days=3 * self.days)).isoformat()
        self.person.post("/reading/dates", {"what": "met", "day": day})
        begun = time.perf_counter()
        while time.perf_counter() - begun < 60:
            answer = self.person.get("/reading")
            if answer.status != OK or 'id="m-' in answer.page:
                answer = type(answer)(answer.status, answer.page, answer.leads, time.perf_counter() - begun)
                tally.note("read 100,000 anew", answer, OK)
                return
            time.sleep(PATIENCE)

    def _until(self, where: str) -> None:
        while (answer := self.person.get("/messages/work")).leads != where:
            if answer.status == FOUND:
                raise RuntimeError(f"The import leads to {answer.leads}")
            time.sleep(PATIENCE)


def chat(messages: int) -> bytes:
    """Write a chat of so many messages over two years."""
    rng = random.Random(1)  # noqa: S311 (an invented chat)
    begun, step = 1_672_531_200, 2 * 365 * 86_400 / messages
    lines = []
    for number in range(messages):
        at = time.gmtime(begun + number * step + rng.random() * step)
        who = "Kim" if rng.random() < 0.5 else "Alex"
        lines.append(time.strftime("[%d.%m.%y, %H:%M:%S] ", at) + f"{who}: how was the {rng.choice(WORDS)} today?\n")
    return "".join(lines).encode()


WORDS = ("train", "film", "work", "rain", "walk", "bread", "key", "call")


def load(users: Sequence[User], seconds: float, during: Callable[[], None] | None = None) -> tuple[Tally, float]:
    """Let everybody work for so long; `during` is done in the middle."""
    tally, end = Tally(), time.monotonic() + seconds

    def work(user: User) -> None:
        rng = random.Random(user.name)  # noqa: S311 (which thing comes next)
        while time.monotonic() < end:
            kind = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            try:
                user.act(kind, tally)
            except Away as problem:
                with tally.lock:
                    tally.wrong[f"no answer ({problem})"] += 1
                time.sleep(PATIENCE)

    threads = [threading.Thread(target=work, args=(user,)) for user in users]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    if during is not None:
        time.sleep(seconds / 3)
        during()
    for thread in threads:
        thread.join()
    return tally, time.monotonic() - begun


def lost(users: Sequence[User], *tallies: Tally) -> tuple[int, int]:
    """Count what was confirmed, and what of it is not there."""
    missing = whole = 0
    for user in users:
        for leads in (leads for tally in tallies for leads in tally.confirmed[user.name]):
            whole += 1
            missing += user.person.get(leads).status != OK
    return whole, missing


def table(tally: Tally, seconds: float) -> list[str]:
    """Lay out how long each kind took."""
    rows = ["| | done | median, ms | 95 of 100 within, ms |", "|---|---:|---:|---:|"]
    for kind, took in sorted(tally.took.items()):
        among = quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
        rows.append(f"| {kind} | {len(took):,} | {1000 * median(took):,.0f} | {1000 * among:,.0f} |")
    done = sum(map(len, tally.took.values()))
    wrong = ", ".join(f"{number} × {kind}" for kind, number in sorted(tally.wrong.items())) or "none"
    return [*rows, "", f"{done / seconds:.1f} things a second in {seconds:.0f} s. Failed: {wrong}."]


def faults(users: Sequence[User], host: Host, nodes: list[Node], postgres: Postgres, seconds: float) -> list[str]:
    """Kill a node, then restart the database, each in the middle of a load; count what is lost."""
    told: list[str] = []

    def kill() -> None:
        nodes[0].kill()
        time.sleep(seconds / 6)
        nodes[0] = host.node()

    done = {"A node killed (SIGKILL) and started again": kill, "The database restarted": postgres.restart}
    for what, during in done.items():
        tally, took = load(users, seconds, during)
        ports = [node.port for node in nodes]
        for user in users:
            user.person.nodes = ports
        whole, missing = lost(users, tally)
        told += [f"**{what}.**", "", *table(tally, took), f"Confirmed: {whole}; of these lost: {missing}.", ""]
    return told


def growth(folder: Path, postgres: Postgres, sizes: Sequence[int]) -> list[str]:
    """Fill a database with accounts, and measure what one of them does among so many."""
    from bench.growth import filled

    rows = ["| accounts | rows | on disk, MB | open a page, ms | write down, ms | plan, ms | sign in, ms |"]
    rows.append("|---:|---:|---:|---:|---:|---:|---:|")
    host = Host(folder, postgres.database("growth"))
    _must(host, "host", "migrate")
    before = 0
    for size in sizes:
        count, bytes_ = filled(host.database, before, size)
        before = size
        with running(host) as (node,):
            user = User(f"among-{size}", host, [node.port])
            took = {
                "open": [user.person.get("/settings").seconds for _ in range(60)],
                "say": [_said(user) for _ in range(40)],
                "plan": [user.person.get("/plan").seconds for _ in range(60)],
                "in": [_signed_in(host, node, user.name) for _ in range(9)],
            }
        times = " | ".join(f"{1000 * median(each):,.0f}" for each in took.values())
        rows.append(f"| {size:,} | {count:,} | {bytes_ / 1e6:,.0f} | {times} |")
    return rows


def _said(user: User) -> float:
    tally = Tally()
    user.say(tally)
    return tally.took["write down"][0]


def _signed_in(host: Host, node: Node, name: str) -> float:
    return Person(host.address, [node.port]).post("/account/in", {"login": name, "password": PASSWORD}).seconds


def _must(host: Host, *arguments: str) -> None:
    done = host.run(*arguments)
    if done.returncode:
        raise RuntimeError(done.stderr)


def main() -> None:
    """Try it, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--accounts", default=",".join(map(str, ACCOUNTS)))
    parser.add_argument("--messages", type=int, default=MESSAGES)
    options = parser.parse_args()
    told: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        postgres = Postgres()
        host = Host(folder, postgres.database("load"))
        _must(host, "host", "migrate")
        with running(host, 2) as nodes:
            ports = [node.port for node in nodes]
            begun = time.monotonic()
            users = [User(f"user{number}", host, ports) for number in range(options.people)]
            joining = time.monotonic() - begun
            written, begun = chat(options.messages), time.monotonic()
            threads = [threading.Thread(target=user.bring, args=(written,)) for user in users]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            told.append(
                f"{options.people} people opened an account and a vault, one after the other, in {joining:.0f} s, and "
                f"brought in {options.messages:,} messages each, all at once, in {time.monotonic() - begun:.0f} s."
            )
            tally, took = load(users, options.seconds)
            told += ["", "### Everybody at once", "", *table(tally, took), "", "### Faults", ""]
            told += faults(users, host, nodes, postgres, options.seconds)
        told += ["### Growth", "", *growth(folder, postgres, [int(size) for size in options.accounts.split(",")])]
        postgres.end()
    text = "\n".join([conditions(1), "", *told])
    print(text)
    if PAGE.exists() and options.seconds == SECONDS:
        put_between_marks(PAGE, text)


if __name__ == "__main__":
    main()
