"""What is personal, sealed: bytes and values in, bytes and values out.

from goodterms import vault
account = vault.new_account()
made = vault.create(account, "four words that nobody else would choose")
sealer = vault.Sealer(made.data_key, account)
row = sealer.seal(sealer.new_id(), 1, b"what I told nobody")

The attack model and the design stand in SECURITY.md. Nothing heavy is loaded before it is used.
"""

from goodterms.vault import links
from goodterms.vault.archive import Archive, pack, unpack
from goodterms.vault.box import Box
from goodterms.vault.errors import BadVault, BrokenVault, MistypedCode, NewerVault, WrongCode, WrongPassphrase
from goodterms.vault.keys import COST, LEAST, MOST, Cost
from goodterms.vault.passphrase import settled
from goodterms.vault.primitives import keyed_digests
from goodterms.vault.records import Entry, Index, Row, Sealer
from goodterms.vault.sealed_box import KeyPair, new_pair, open_box, pair_of, seal_to
from goodterms.vault.vault import (
    Made,
    create,
    new_account,
    new_data_key,
    open_with_code,
    open_with_passphrase,
    rewrap,
)

__all__ = [
    "COST",
    "LEAST",
    "MOST",
    "Archive",
    "BadVault",
    "Box",
    "BrokenVault",
    "Cost",
    "Entry",
    "Index",
    "KeyPair",
    "Made",
    "MistypedCode",
    "NewerVault",
    "Row",
    "Sealer",
    "WrongCode",
    "WrongPassphrase",
    "create",
    "keyed_digests",
    "links",
    "new_account",
    "new_data_key",
    "new_pair",
    "open_box",
    "open_with_code",
    "open_with_passphrase",
    "pack",
    "pair_of",
    "rewrap",
    "seal_to",
    "settled",
    "unpack",
]
