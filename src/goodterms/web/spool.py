"""Take uploads in, sealed: a file without a name, under a key that lives in this process's memory only.

No word of an upload ever lies readable on a disk. The file is gone when it is closed, and with the process.
AES-256 in counter mode: each spool has a random key of its own, so its counter may begin at 0, and nobody but this
process can reach the file to change it.
"""

from __future__ import annotations

import errno
import os
import tempfile
from typing import IO, TYPE_CHECKING, Any, Protocol

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from goodterms.chats.source import MAX_BYTES, shown, too_large
from goodterms.errors import BadInput
from goodterms.web.private import private_folder
from goodterms.web.settings import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import NoReturn

    from django.http import HttpRequest

    from goodterms.web.visits import Visit

    Upload = UploadedFile[bytes]
else:
    Upload = UploadedFile  # generic for the type checker only

CHUNK = 1024**2
MOST_FILES = 50
LONGEST_NAME = 80
KEY_BYTES = 32
FULL = (errno.ENOSPC, errno.EDQUOT)
FORM_ROOM = 1024**2
"""Bytes that the other fields of a form with files may take."""


class CannotTake(BadInput):
    """An upload that could not be taken in; nothing is left of it."""


class Spool:
    """One upload. name: of the file, fit to show; size: bytes so far. Whoever holds it closes it."""

    def __init__(self, folder: Path, name: str) -> None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        self.name = name_to_show(name)
        self.size = 0
        self._cipher = Cipher(algorithms.AES(os.urandom(KEY_BYTES)), modes.CTR(bytes(16)))
        self._seal = self._cipher.encryptor()
        try:
            self._file: IO[bytes] | None = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 (open until close)
        except OSError as problem:
            self._file = None
            raise self._cannot(problem) from None

    def write(self, chunk: bytes) -> None:
        """Seal a further piece. Raise CannotTake where it is too much, or the disk is full; then it is closed."""
        file = self._open()
        if self.size + len(chunk) > MAX_BYTES:
            self.close()
            raise CannotTake(too_large(self.name))
        sealed = memoryview(self._seal.update(chunk))
        try:
            while sealed:
                sealed = sealed[file.write(sealed) :]
        except OSError as problem:
            self.close()
            raise self._cannot(problem) from None
        self.size += len(chunk)

    def chunks(self) -> Iterator[bytes]:
        """Give back what was written, from the beginning, a piece at a time. Raise CannotTake where it cannot be."""
        file, unseal = self._open(), self._cipher.decryptor()
        try:
            file.seek(0)
            while sealed := file.read(CHUNK):
                yield unseal.update(sealed)
        except OSError as problem:
            raise self._cannot(problem) from None

    def read(self) -> bytes:
        """Give back all that was written."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Drop the file and the key to it."""
        file, self._file = self._file, None
        if file is not None:
            del self._cipher, self._seal
            file.close()

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self.close()

    def _open(self) -> IO[bytes]:
        if self._file is None:
            raise CannotTake(f"“{self.name}” is no longer there; bring the file in again.")
        return self._file

    def _cannot(self, problem: OSError) -> CannotTake:
        if problem.errno in FULL:
            return CannotTake(f"The disk is full, so “{self.name}” could not be taken in; make room and try again.")
        return CannotTake(f"“{self.name}” could not be taken in ({problem.strerror}); try again.")


class Spooled(Protocol):
    """An upload, wherever it lies."""

    name: str
    size: int

    def write(self, chunk: bytes) -> None:
        """Seal a further piece. Raise CannotTake where it is too much, or there is no room; then it is closed."""

    def chunks(self) -> Iterator[bytes]:
        """Give back what was written, from the beginning, a piece at a time. Raise CannotTake where it cannot be."""

    def read(self) -> bytes:
        """Give back all that was written."""

    def close(self) -> None:
        """Drop it."""


def spool_for(visit: Visit, name: str) -> Spooled:
    """Begin to take an upload of a visit in."""
    del visit
    return Spool(_folder(), name)


def spool_of(visit: Visit, name: str, data: bytes) -> Spooled:
    """Seal what came in a form rather than as a file. Raise CannotTake where there is no room."""
    spool = spool_for(visit, name)
    spool.write(data)
    return spool


def name_to_show(name: str) -> str:
    """Make the name of an upload fit to show: no folders, no marks that turn the line, not endless, its ending kept."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2].strip()
    if len(last) > LONGEST_NAME:
        last = f"{last[: LONGEST_NAME - 9]}…{last[-8:]}"
    plain = shown(last)
    return plain if plain.strip(" .\ufffd") else "file"


class SpooledFile(Upload):
    """An upload as Django's forms know it. It is closed at the end of the request, unless it was handed over."""

    def __init__(self, spool: Spooled, content_type: str | None) -> None:
        super().__init__(file=None, name=spool.name, content_type=content_type, size=spool.size)
        self.spool = spool

    def close(self) -> None:
        """Drop the upload."""
        self.spool.close()


class SpoolHandler(FileUploadHandler):
    """Stream the files of a form into spools, a piece at a time, and read on past what is refused.

    refusal: why the files were not taken. The rest of the request is read and dropped, so that the browser gets an
    answer with that sentence and not a broken connection.
    """

    chunk_size = CHUNK

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.refusal: BadInput | None = None
        self._spools: list[Spooled] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the next file."""
        super().new_file(*args, **kwargs)
        visit = getattr(self.request, "visit", None)
        if self.request is None or visit is None:
            self._stop(CannotTake("Open Good Terms on this computer first."))
        if visit.state == "locked":
            self._stop(CannotTake("What is kept is locked; open it, then bring the files in again."))
        if int(self.request.META.get("CONTENT_LENGTH") or 0) > settings.MOST_UPLOAD + FORM_ROOM:
            self._stop(
                CannotTake(f"Together this is more than {_megabytes()}; export the chat without media and try again.")
            )
        if len(self._spools) == MOST_FILES:
            self._stop(CannotTake(f"These are more than {MOST_FILES} files; bring in a few at a time."))
        try:
            self._spools.append(spool_for(visit, self.file_name or ""))
        except BadInput as refused:
            self._stop(refused)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 (Django's own arguments)
        """Seal a piece of the file that has begun."""
        try:
            self._spools[-1].write(raw_data)
        except BadInput as refused:
            self._stop(refused)

    def file_complete(self, file_size: int) -> SpooledFile:  # noqa: ARG002 (Django's own arguments)
        """Hand on a file that is whole."""
        return SpooledFile(self._spools[-1], self.content_type)

    def upload_interrupted(self) -> None:
        """Drop everything where the last file did not come whole."""
        self.refusal = CannotTake("The files did not arrive whole; bring them in again.")
        self._drop()

    def _stop(self, refused: BadInput) -> NoReturn:
        self.refusal = refused
        self._drop()
        raise StopUpload(connection_reset=False)

    def _drop(self) -> None:
        for spool in self._spools:
            spool.close()


def received(request: HttpRequest) -> list[Spooled]:
    """Hand over the files of a request; whoever takes them closes them. Raise BadInput where they were refused."""
    files = request.FILES
    for handler in request.upload_handlers:
        if isinstance(handler, SpoolHandler) and handler.refusal:
            raise handler.refusal
    spools = [file.spool for _, each in files.lists() for file in each if isinstance(file, SpooledFile)]
    files.clear()
    return spools


def _megabytes() -> str:
    return "2 GB" if settings.MOST_UPLOAD == MAX_BYTES else f"{settings.MOST_UPLOAD // 1024**2} MB"


def _folder() -> Path:
    private_folder(HERE.run)
    return HERE.run
