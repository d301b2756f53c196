"""Spoil exports at random, and look for one that gives neither a sound table nor one sentence: `make fuzz`.

Each export among the samples is spoilt in many ways: cut, torn, doubled, with bits turned and bytes put in that mean
something to a parser. What breaks a reader, takes more than a few seconds or more than its share of memory is kept in
tests/samples/found, where the tests read it from then on. Runs of one seed are the same.

    python -m tests.chats.fuzz --seconds 60 --seed 1 --only telegram
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms import chats
from goodterms.chats import BadExport
from goodterms.messages import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

SAMPLES = Path(__file__).parents[1] / "samples"
FOUND = SAMPLES / "found"
LARGEST = 256 * 1024
SLOW = 10
MEMORY = 4 * 1024**3
PIECES = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\xbd",
    b"\r",
    b"\n\n",
    b'"',
    b"\\",
    b"\\ud83d",
    b"{",
    b"[" * 500,
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"&#55357;",
    b"<![CDATA[",
    b"]]>",
    b"-1",
    b"0",
    b"null",
    b"true",
    b"1e400",
    b"NaN",
    b"99999999999999999999",
    b"9223372036854775807",
    b"0001-01-01T00:00:00",
    b"9999-12-31T23:59:59Z",
    b"31/02/2024, 25:61 - ",
    b": ",
    "\u200e\u202b\u2028".encode(),
    b"From nobody\n",
    b"=?utf-8?B?////?=",
    b",,,,",
)


def main() -> int:
    """Spoil and read until the time is over; exit 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4)))
    parser.add_argument("--only", default="", help="a folder of samples, such as telegram")
    chosen = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    chance, until = random.Random(chosen.seed), time.monotonic() + chosen.seconds  # noqa: S311 (no secret)
    files = list(samples(chosen.only))
    print(f"seed {chosen.seed}, {len(files)} exports, {chosen.seconds:g} seconds")
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            file = chance.choice(files)
            spoilt = spoil(file.read_bytes(), chance)
            outcome = read(Path(folder, file.name), spoilt)
            outcomes[outcome if outcome in ("read", "refused") else "found"] += 1
            if outcome not in ("read", "refused"):
                print(f"{keep(file, spoilt)}: {outcome}")
    print(", ".join(f"{word}: {count}" for word, count in outcomes.items()))
    return 1 if outcomes["found"] else 0


def samples(only: str = "") -> Iterator[Path]:
    """Give the exports to spoil: those of this project, and those of others where they are."""
    others = os.environ.get("GOODTERMS_SAMPLES")
    for root in (SAMPLES, *([Path(others)] if others else [])):
        for path in sorted((root / only).rglob("*")):
            if path.is_file() and path.suffix != ".md" and 0 < path.stat().st_size <= LARGEST:
                yield path


def spoil(data: bytes, chance: random.Random) -> bytes:
    """Spoil bytes in one to four ways."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(WAYS)(data, chance)
    return data


def read(path: Path, data: bytes) -> str:
    """Read bytes as a file: `read`, `refused`, or what went wrong."""
    path.write_bytes(data)
    try:
        with at_most(SLOW):
            check(chats.read(path, tz="Europe/Berlin").messages)
    except BadExport as refused:
        return "refused" if str(refused).isprintable() else f"a sentence of several lines: {refused!s:.80}"
    except (Exception, TooSlow) as problem:  # noqa: BLE001 (whatever it is, it is what is looked for)
        return f"{type(problem).__name__} at {traceback.extract_tb(problem.__traceback__)[-1].name}: {problem!s:.200}"
    return "read"


def keep(file: Path, data: bytes) -> Path:
    """Keep what was found for the tests, under the name of its format."""
    FOUND.mkdir(exist_ok=True)
    kept = FOUND / f"{file.parent.name}-{hashlib.blake2b(data, digest_size=4).hexdigest()}{file.suffix}"
    kept.write_bytes(data)
    return kept


class TooSlow(BaseException):
    """Reading took longer than any export of this size may."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise TooSlow where something takes longer."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _tear(data: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randint(0, len(data)) for _ in range(2))
    return data[:begin] + data[end:]


def _double(data: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randint(0, len(data)) for _ in range(2))
    return (data[:end] + data[begin:])[: 4 * LARGEST]


def _turn(data: bytes, chance: random.Random) -> bytes:
    turned = bytearray(data)
    for _ in range(chance.randint(1, 8) if turned else 0):
        turned[chance.randrange(len(turned))] = chance.randrange(256)
    return bytes(turned)


def _put_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(PIECES) + data[at:]


def _replace(data: bytes, chance: random.Random) -> bytes:
    """Put something in the place of a number or a word."""
    at = chance.randint(0, len(data))
    end = at
    while end < len(data) and data[end : end + 1].isalnum():
        end += 1
    return data[:at] + chance.choice(PIECES) + data[end:]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _tear, _double, _turn, _put_in, _replace, _replace)

if __name__ == "__main__":
    sys.exit(main())
