"""Write into a real vault file, and be killed -9 at any moment, again and again; see each time what is left.

python -m tests.web.killed ROUNDS SEED, with GOODTERMS_HOME. One process, made ready once, forks the writers, so that
neither Django nor a passphrase has to be waited for two hundred times. Each writer does numbered steps; a step changes
several records in one block, and is acknowledged by its number when it is done. Now and then a step renews the key.
"""

from __future__ import annotations

import os
import random
import select
import signal
import struct
import sys
import time
from datetime import timedelta
from hashlib import sha256

import django

django.setup()

from django.db import connection  # noqa: E402 (Django has to be ready first)

from goodterms.web.database import DatabaseTable, replace_vault, save_vault, scrub, vault_header  # noqa: E402
from goodterms.web.records import Mark, Opened  # noqa: E402
from goodterms.web.store import Book, MemoryTable, resealed  # noqa: E402
from tests.web.books import ACCOUNT, DAY  # noqa: E402

NUMBER = struct.Struct("<Q")
WINDOW = 20
RENEW, CLEAN, CLOSE = 11, 5, 3
MOST_ACKNOWLEDGED = 6


def key_of(header: bytes) -> bytes:
    """Give the key that a header leads to; here it is known without a passphrase."""
    return sha256(header).digest()


def book_now() -> Book:
    found = vault_header(None)
    assert found is not None, "the vault is gone"
    return Book(DatabaseTable(found[0]), found[0], key_of(found[1]))


def begin() -> None:
    memory, header = MemoryTable(), NUMBER.pack(0)
    book = Book(memory, ACCOUNT, key_of(header))
    book.put(Opened(on=DAY, times=0, inputs=b""))
    save_vault(ACCOUNT, header, memory.every())
    connection.close()


def step(book: Book) -> int:
    """Add a mark, move one, drop one and count the step, all in one block."""
    with book.together():
        number = times(book) + 1
        book.put(Opened(on=DAY, times=number, inputs=os.urandom(random.randrange(3000))))  # noqa: S311
        kept = {int(each.record.name): each for each in book.all(Mark)}
        book.add(Mark(name=str(number), on=DAY))
        if half := kept.get(number - WINDOW // 2):
            book.change(half, Mark(name=half.record.name, on=DAY + timedelta(days=1)))
        if old := kept.get(number - WINDOW):
            book.drop(old)
    return number


def renew(number: int) -> None:
    """Seal everything anew under another header's key, as a change of passphrase does."""
    found = vault_header(None)
    assert found is not None
    header = NUMBER.pack(number)
    table = DatabaseTable(ACCOUNT)
    with table.writing():
        replace_vault(table, header, resealed(table, ACCOUNT, key_of(found[1]), key_of(header)))


def write_until_killed(told: int) -> None:
    while True:
        number = step(book_now())
        os.write(told, NUMBER.pack(number))
        if number % RENEW == 0:
            renew(number)
        if number % (RENEW * CLEAN) == 0:
            scrub()
        if number % CLOSE == 0:
            connection.close()


class Killer:
    """Kills writers, each at some moment of the step after those that it heard of. pace: how long a step takes."""

    def __init__(self) -> None:
        self.pace = 0.05

    def kill_one(self, last: int) -> int:
        """Let a writer begin, kill it, and return the last step that was acknowledged."""
        heard, told = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            write_until_killed(told)
        os.close(told)
        for _ in range(random.randrange(MOST_ACKNOWLEDGED)):  # noqa: S311
            began = time.monotonic()
            last = NUMBER.unpack(os.read(heard, NUMBER.size))[0]
            self.pace += (time.monotonic() - began - self.pace) / 10
        select.select([], [], [], random.uniform(0, self.pace))  # noqa: S311
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while left := os.read(heard, NUMBER.size):
            last = NUMBER.unpack(left)[0]
        os.close(heard)
        return int(last)


def times(book: Book) -> int:
    found = book.record(Opened)
    assert found is not None, "the count is gone"
    return found.times


def check(acknowledged: int) -> int:
    """See that the file holds exactly the steps that were done, each of them whole; return how many."""
    book = book_now()
    book.check()
    done = times(book)
    assert acknowledged <= done <= acknowledged + 1, f"{acknowledged} steps were acknowledged, and {done} are there"
    expected = [
        (str(number), DAY + timedelta(days=1 if number <= done - WINDOW // 2 else 0))
        for number in range(max(1, done - WINDOW + 1), done + 1)
    ]
    found = [(each.record.name, each.record.on) for each in book.all(Mark)]
    assert found == expected, f"after {done} steps there is {found}"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone() == ("ok",)
    connection.close()
    return done


def main(rounds: int, seed: int) -> None:
    random.seed(seed)
    begin()
    done = unheard = 0
    killer = Killer()
    for _ in range(rounds):
        acknowledged = killer.kill_one(done)
        done = check(acknowledged)
        unheard += done > acknowledged
    print(f"{rounds} killed, {done} steps, {unheard} of them done and not heard of")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
