"""Make a vault and open it: with the passphrase, with the code, and with neither."""

import subprocess
import sys

import pytest

from goodterms import vault
from goodterms.vault import (
    COST,
    LEAST,
    MOST,
    BadVault,
    BrokenVault,
    Cost,
    MistypedCode,
    WrongCode,
    WrongPassphrase,
)
from goodterms.vault.keys import HEADER_BYTES
from tests.vault.cast import CHEAP, KIM, PASSPHRASE, ROBIN


@pytest.fixture(scope="module")
def made() -> vault.Made:
    """Make a vault as the product does, at its real cost."""
    return vault.create(ROBIN, PASSPHRASE)


@pytest.fixture(scope="module")
def cheap() -> vault.Made:
    """Make a vault that opens at once."""
    return vault.create(ROBIN, PASSPHRASE, cost=CHEAP)


def test_a_vault_opens_with_its_passphrase_and_with_its_code(made: vault.Made) -> None:
    assert vault.open_with_passphrase(made.header, ROBIN, PASSPHRASE) == made.data_key
    assert vault.open_with_code(made.header, ROBIN, made.code) == made.data_key


def test_a_wrong_passphrase_opens_nothing(made: vault.Made) -> None:
    with pytest.raises(WrongPassphrase, match="does not fit"):
        vault.open_with_passphrase(made.header, ROBIN, "four words somebody else has")


@pytest.mark.parametrize("typed", ["", " ", "four words nobody else ha", PASSPHRASE.upper(), "x" * 5000, "\ud83d"])
def test_whatever_cannot_be_right_is_simply_wrong(cheap: vault.Made, typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        vault.open_with_passphrase(cheap.header, ROBIN, typed, least=CHEAP)


def test_the_passphrase_may_be_typed_as_a_phone_types_it() -> None:
    made = vault.create(ROBIN, "don't say café", cost=CHEAP)
    assert vault.open_with_passphrase(made.header, ROBIN, " don’t  say cafe\u0301 ", least=CHEAP) == made.data_key


def test_another_vaults_code_is_wrong_and_not_mistyped(cheap: vault.Made) -> None:
    other = vault.create(ROBIN, PASSPHRASE, cost=CHEAP)
    with pytest.raises(WrongCode, match="each change of passphrase brings a new code"):
        vault.open_with_code(cheap.header, ROBIN, other.code, least=CHEAP)


def test_a_slip_in_the_code_is_told_as_a_slip(cheap: vault.Made) -> None:
    letter = "A" if cheap.code[0] != "A" else "B"
    with pytest.raises(MistypedCode):
        vault.open_with_code(cheap.header, ROBIN, letter + cheap.code[1:], least=CHEAP)


def test_a_header_moved_to_another_account_opens_nothing(cheap: vault.Made) -> None:
    with pytest.raises(BrokenVault, match="belongs elsewhere"):
        vault.open_with_passphrase(cheap.header, KIM, PASSPHRASE, least=CHEAP)
    with pytest.raises(BrokenVault, match="belongs elsewhere"):
        vault.open_with_code(cheap.header, KIM, cheap.code, least=CHEAP)


def test_two_vaults_with_one_passphrase_have_nothing_in_common(cheap: vault.Made) -> None:
    other = vault.create(ROBIN, PASSPHRASE, cost=CHEAP)
    assert other.data_key != cheap.data_key
    assert other.code != cheap.code
    front = 8 + 1 + 3 * 4
    assert other.header[:front] == cheap.header[:front]
    for start in range(front, HEADER_BYTES - 8):
        assert other.header[start : start + 8] != cheap.header[start : start + 8]


def test_the_header_holds_neither_key_nor_code_nor_passphrase(cheap: vault.Made) -> None:
    assert cheap.data_key not in cheap.header
    assert cheap.code.encode() not in cheap.header
    assert PASSPHRASE.encode() not in cheap.header


def test_what_is_secret_does_not_show_when_a_vault_is_printed(cheap: vault.Made) -> None:
    shown = repr(cheap)
    assert cheap.code not in shown
    assert repr(cheap.data_key) not in shown


def test_a_new_passphrase_ends_the_old_one_and_the_old_code(cheap: vault.Made) -> None:
    again = vault.rewrap(ROBIN, cheap.data_key, "another four or five words", cost=CHEAP)
    assert again.data_key == cheap.data_key
    assert vault.open_with_passphrase(again.header, ROBIN, "another four or five words", least=CHEAP) == cheap.data_key
    assert vault.open_with_code(again.header, ROBIN, again.code, least=CHEAP) == cheap.data_key
    with pytest.raises(WrongPassphrase):
        vault.open_with_passphrase(again.header, ROBIN, PASSPHRASE, least=CHEAP)
    with pytest.raises(WrongCode):
        vault.open_with_code(again.header, ROBIN, cheap.code, least=CHEAP)


def test_after_a_rotation_nothing_opens_with_the_old_header_and_the_new_rows(cheap: vault.Made) -> None:
    new = vault.rewrap(ROBIN, vault.new_data_key(), PASSPHRASE, cost=CHEAP)
    sealer = vault.Sealer(new.data_key, ROBIN)
    row = sealer.seal(sealer.new_id(), 1, b"what happened since")
    entry = vault.Entry(1, "note")
    index = sealer.seal_index(vault.Index({row.id: entry}), 1)
    for opened in (
        vault.open_with_passphrase(cheap.header, ROBIN, PASSPHRASE, least=CHEAP),
        vault.open_with_code(cheap.header, ROBIN, cheap.code, least=CHEAP),
    ):
        old = vault.Sealer(opened, ROBIN)
        with pytest.raises(BrokenVault):
            old.open(row, entry)
        with pytest.raises(BrokenVault):
            old.open_index(index)


def test_an_empty_passphrase_makes_no_vault() -> None:
    with pytest.raises(BadVault, match="empty"):
        vault.create(ROBIN, " \u200b ", cost=CHEAP)


def test_the_cost_is_never_below_what_is_promised() -> None:
    assert Cost(64 * 1024, 3, 1) == LEAST
    assert COST.reaches(LEAST)
    assert MOST.reaches(COST)


@pytest.mark.parametrize("weak", [Cost(63 * 1024, 3, 1), Cost(64 * 1024, 2, 1)])
def test_a_header_below_the_least_cost_is_refused(weak: Cost) -> None:
    made = vault.create(ROBIN, PASSPHRASE, cost=weak)
    with pytest.raises(BrokenVault, match="weaker protection"):
        vault.open_with_passphrase(made.header, ROBIN, PASSPHRASE)
    with pytest.raises(BrokenVault, match="weaker protection"):
        vault.open_with_code(made.header, ROBIN, made.code)


@pytest.mark.parametrize("heavy", [Cost(MOST.memory_kib + 1, 3, 1), Cost(64 * 1024, 13, 1), Cost(64 * 1024, 3, 9)])
def test_no_vault_is_made_above_the_most_it_may_cost(heavy: Cost) -> None:
    with pytest.raises(ValueError, match="the most that a vault may cost"):
        vault.create(ROBIN, PASSPHRASE, cost=heavy)


@pytest.mark.parametrize(("memory", "passes", "lanes"), [(7, 1, 1), (15, 1, 2), (8, 0, 1), (8, 1, 0), (-8, 1, -1)])
def test_a_cost_that_argon2id_does_not_know_is_no_cost(memory: int, passes: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="no cost of Argon2id"):
        Cost(memory, passes, lanes)


@pytest.mark.parametrize(("account", "key"), [(b"short", bytes(32)), (ROBIN, bytes(31)), (ROBIN, b"")])
def test_a_vault_is_made_of_whole_keys_and_accounts_only(account: bytes, key: bytes) -> None:
    with pytest.raises(ValueError, match="An account has 16 bytes and a data key 32"):
        vault.create(account, PASSPHRASE, data_key=key, cost=CHEAP)


def test_accounts_and_keys_are_new_each_time() -> None:
    assert len({vault.new_account() for _ in range(100)}) == 100
    assert len({vault.new_data_key() for _ in range(100)}) == 100
    assert (len(vault.new_account()), len(vault.new_data_key())) == (16, 32)


def test_too_little_memory_is_said_in_a_sentence() -> None:
    pytest.importorskip("resource", reason="only Unix can hold a program to less memory")
    program = """
import resource
from goodterms import vault
vault.create(bytes(16), "warm up", cost=vault.Cost(8, 1, 1))
resource.setrlimit(resource.RLIMIT_AS, (512 * 1024**2, 512 * 1024**2))
try:
    vault.create(bytes(16), "four words nobody else has", cost=vault.Cost(1024 * 1024, 1, 1))
except vault.BadVault as problem:
    print(problem)
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "needs 1024 MiB for a moment" in said.stdout


def test_importing_the_vault_loads_nothing_heavy() -> None:
    program = "import sys, goodterms.vault; print(*{'cryptography', 'numpy', 'polars', 'django'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""
