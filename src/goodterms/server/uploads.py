"""Uploads that every node can read on: sealed piece by piece under the vault's key, until they are read or given up."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from goodterms.server.models import Staged
from goodterms.vault import Box
from goodterms.web.database import saying
from goodterms.web.spool import CannotTake, name_to_show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.web.spool import Spooled
    from goodterms.web.visits import Visit

PIECE = 1024**2
PURPOSE = "a staged upload"


class StagedFile:
    """One file of an upload. id: random; size: bytes so far. Whoever holds it closes it, which deletes it."""

    def __init__(self, visit: Visit, name: str, *, id_: str = "", size: int = 0) -> None:
        self.name = name_to_show(name)
        self.size = size
        self.id = id_ or secrets.token_hex(16)
        self._account = visit.account.hex()
        self._box = Box(visit.open_key, PURPOSE, visit.account)
        self._pieces = 0
        self._rest = bytearray()
        self._closed = False

    def write(self, chunk: bytes) -> None:
        """Seal a further piece. Raise CannotTake where it is too much; then it is deleted."""
        if self.size + len(chunk) > settings.MOST_UPLOAD:
            self.close()
            raise CannotTake(f"“{self.name}” is larger than this server takes; export the chat without media.")
        self.size += len(chunk)
        self._rest += chunk
        while len(self._rest) >= PIECE:
            self._put(bytes(self._rest[:PIECE]))
            del self._rest[:PIECE]

    def done(self) -> None:
        """Put down what is left: the file is whole."""
        if self._rest:
            self._put(bytes(self._rest))
            self._rest.clear()

    def chunks(self) -> Iterator[bytes]:
        """Give back what was written, a piece at a time. Raise CannotTake where it is no longer whole."""
        self.done()
        rows = Staged.objects.filter(account=self._account, upload=self.id)
        so_far = 0
        for piece in range(-(-self.size // PIECE)):
            with saying():
                found = rows.filter(piece=piece).values_list("body", flat=True).first()
            plain = None if found is None else self._box.open(bytes(found), self._place(piece))
            if plain is None:
                raise CannotTake(f"“{self.name}” is no longer there; bring the file in again.")
            so_far += len(plain)
            yield plain
        if so_far != self.size:
            raise CannotTake(f"“{self.name}” did not arrive whole; bring the file in again.")

    def read(self) -> bytes:
        """Give back all that was written."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Delete it."""
        if not self._closed:
            self._closed = True
            with saying():
                Staged.objects.filter(account=self._account, upload=self.id).delete()

    def _put(self, plain: bytes) -> None:
        body = self._box.seal(plain, self._place(self._pieces))
        with saying(), transaction.atomic():
            Staged.objects.create(account=self._account, upload=self.id, piece=self._pieces, body=body)
        self._pieces += 1

    def _place(self, piece: int) -> bytes:
        return f"{self.id}:{piece}".encode()


def spool_for(visit: Visit, name: str) -> Spooled:
    """Begin to take an upload of a visit in."""
    return StagedFile(visit, name)
