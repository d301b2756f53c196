"""Seal what lies beside the records for a while, such as an open visit or an upload, under a key of its own."""

from __future__ import annotations

from goodterms.vault.primitives import joined, pad, seal, subkey, unpad, unseal


class Box:
    """Seal and open under the key for one purpose. context: what the purpose is about, such as an account."""

    def __init__(self, key: bytes, purpose: str, *context: bytes) -> None:
        self._key = subkey(key, purpose, *context)
        self._bound = joined(purpose.encode(), *context)

    def seal(self, plain: bytes, *place: bytes) -> bytes:
        """Seal what stands in one place; it opens in no other."""
        return seal(self._key, pad(plain), joined(self._bound, *place))

    def open(self, sealed: bytes, *place: bytes) -> bytes | None:
        """Open what `seal` made for the same place; None for everything else."""
        padded = unseal(self._key, sealed, joined(self._bound, *place))
        return None if padded is None else unpad(padded)
