"""Fill a server's database with synthetic accounts: random rows of the sizes of real ones, made with no passphrase."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg

from goodterms.vault.keys import HEADER_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS = 40
SIZES = (1_052, 1_052, 1_052, 1_308, 2_204, 8_732)
"""Bytes of sealed rows as an invented year has them, without its messages."""


def filled(database: str, before: int, size: int) -> tuple[int, int]:
    """Add accounts up to `size`; return how many sealed rows there are, and how many bytes lie on the disk."""
    with psycopg.connect(database) as connection, connection.cursor() as cursor:
        accounts = [uuid4() for _ in range(size - before)]
        with cursor.copy("COPY account (id, name, password, is_active) FROM STDIN") as copy:
            for number, account in enumerate(accounts, before):
                copy.write_row((account, f"synthetic{number}", "!" + secrets.token_hex(20), True))
        with cursor.copy("COPY vault (account, header) FROM STDIN") as copy:
            for account in accounts:
                copy.write_row((account.hex, os.urandom(HEADER_BYTES)))
        with cursor.copy("COPY sealed (account, record, version, body) FROM STDIN") as copy:
            for account in accounts:
                for row in _rows(account.hex):
                    copy.write_row(row)
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT count(*), pg_database_size(current_database()) FROM sealed")
        found = cursor.fetchone()
    if found is None:
        raise RuntimeError("PostgreSQL counts nothing.")
    return int(found[0]), int(found[1])


def _rows(account: str) -> Iterator[tuple[str, str, int, bytes]]:
    for number in range(RECORDS):
        yield account, secrets.token_hex(16), 1 + number % 5, os.urandom(SIZES[number % len(SIZES)])
