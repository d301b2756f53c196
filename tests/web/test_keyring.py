"""Keeping, opening and renewing a vault while something else happens at the same time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import connections

from goodterms import vault
from goodterms.companion.noes import ToldNo
from goodterms.vault import BadVault, BrokenVault
from goodterms.web import keyring, visits
from goodterms.web.database import AlreadyKept, CannotStore, DatabaseTable, anything_kept, file
from goodterms.web.keyring import TooManyTries, Tries
from goodterms.web.passphrases import BadPassphrase, check_passphrase, new_passphrase
from goodterms.web.records import KeptNo, Preferences
from goodterms.web.store import Changed
from goodterms.web.visits import Locked, Visit
from tests.web import examples
from tests.web.conftest import PASSPHRASE, Clock
from tests.web.keeping import OTHER

if TYPE_CHECKING:
    from pathlib import Path


def visitor() -> Visit:
    found = visits.VISITS.find(visits.VISITS.begin())
    assert found is not None
    return found


@pytest.fixture
def kept(home: Path) -> Visit:
    """Give a visit in which something is kept."""
    del home
    visit = visitor()
    visit.book().put(Preferences(country="DE"))
    keyring.keep(visit, PASSPHRASE)
    return visit


def test_of_two_who_keep_at_once_one_comes_too_late_and_loses_nothing(home: Path) -> None:
    del home
    both = [visitor(), visitor()]
    for number, visit in enumerate(both):
        visit.book().put(Preferences(country=str(number)))
    late: list[Visit] = []

    def keep(visit: Visit) -> None:
        try:
            keyring.keep(visit, PASSPHRASE)
        except AlreadyKept:
            late.append(visit)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=keep, args=(visit,)) for visit in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (loser,) = late
    (winner,) = (visit for visit in both if visit is not loser)
    assert (winner.state, loser.state) == ("open", "loose")
    assert winner.code
    assert loser.code is None
    assert loser.book().record(Preferences) == Preferences(country=str(both.index(loser)))


def test_a_no_told_while_something_is_opened_is_not_lost_unseen(home: Path) -> None:
    del home
    visit, another = visitor(), visitor()
    late = visit.book()
    late.add(KeptNo(entry=ToldNo("afraid_of_them", examples.WHEN)))
    another.book().put(Preferences())
    keyring.keep(another, PASSPHRASE)
    keyring.unlock(visit, PASSPHRASE)
    with pytest.raises(Changed):
        late.add(KeptNo(entry=ToldNo("hurt_by_them", examples.WHEN)))
    assert [each.record.entry.no for each in visit.book().all(KeptNo)] == ["afraid_of_them"]


def test_what_is_locked_while_it_is_being_kept_is_not_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del home
    visit = visitor()
    visit.book().put(Preferences())
    create = vault.create

    def slow(*args: object, **kwargs: object) -> vault.Made:
        visit.forget()
        return create(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(vault, "create", slow)
    with pytest.raises(Locked):
        keyring.keep(visit, PASSPHRASE)
    assert not anything_kept(None)


def test_where_the_old_data_cannot_be_cleared_yet_the_page_says_so_and_the_rest_is_done(
    kept: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise CannotStore("The disk is full.")

    monkeypatch.setattr(keyring, "scrub", fails)
    before = kept.code
    keyring.change_passphrase(kept, PASSPHRASE, OTHER)
    assert kept.notes == [
        "All of this is done. Only the old data could not be cleared out of the file yet: The disk is full."
    ]
    assert kept.code not in {None, before}
    kept.forget()
    keyring.unlock(kept, OTHER)
    assert kept.book().record(Preferences) == Preferences(country="DE")


def test_a_renewal_stops_before_anything_is_changed_where_a_record_is_broken(kept: Visit) -> None:
    table = DatabaseTable(kept.account)
    rows = table.every()
    spoiled = [vault.Row(row.id, row.version, row.body[:-1] + b"\x00") for row in rows]
    with table.writing():
        table.write(spoiled)
    with pytest.raises(BrokenVault):
        keyring.change_passphrase(kept, PASSPHRASE, OTHER)
    assert table.every() == spoiled
    with table.writing():
        table.write(rows)
    kept.forget()
    keyring.unlock(kept, PASSPHRASE)
    assert kept.book().record(Preferences) == Preferences(country="DE")


def test_a_vault_whose_index_is_gone_stays_locked(kept: Visit) -> None:
    table = DatabaseTable(kept.account)
    with table.writing():
        table.drop([row.id for row in table.every()])
    kept.forget()
    with pytest.raises(BrokenVault):
        keyring.unlock(kept, PASSPHRASE)
    assert kept.state == "locked"


def test_a_header_of_another_account_opens_nothing(kept: Visit) -> None:
    from goodterms.web.models import Vault

    Vault.objects.update(account="00" * 16)
    kept.forget()
    with pytest.raises(BrokenVault):
        keyring.unlock(kept, PASSPHRASE)
    assert kept.state == "locked"


def test_where_nothing_is_kept_no_passphrase_opens_anything(home: Path) -> None:
    del home
    with pytest.raises(BadVault, match="Nothing is kept"):
        keyring.unlock(visitor(), PASSPHRASE)


def test_a_file_that_was_only_begun_is_no_vault(home: Path) -> None:
    del home
    file().touch(0o600)
    assert not anything_kept(None)
    visit = visitor()
    visit.book().put(Preferences(country="DE"))
    keyring.keep(visit, PASSPHRASE)
    assert visit.book().record(Preferences) == Preferences(country="DE")


def test_the_fifth_wrong_passphrase_brings_the_first_pause_and_a_right_one_ends_the_count() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _ in range(4):
        tries.check()
        tries.failed()
    tries.check()
    tries.failed()
    with pytest.raises(TooManyTries, match="wrong 5 times; try again in 31 seconds"):
        tries.check()
    clock.now += 30
    tries.check()
    tries.failed()
    with pytest.raises(TooManyTries, match="wrong 6 times"):
        tries.check()
    clock.now += 30
    tries.check()
    tries.passed()
    tries.failed()
    tries.check()


@pytest.mark.parametrize(
    "passphrase", [PASSPHRASE, OTHER, "correct horse battery staple", "ساحل آرام و باد", "😀🌊🪁🦢🧭🪵🧶🍂🫖🪨🕯🧊"]
)
def test_words_that_nobody_else_would_put_together_are_taken(passphrase: str) -> None:
    assert new_passphrase(passphrase, f" {passphrase} ") == passphrase


@pytest.mark.parametrize(
    "passphrase", ["Password1234", "iloveyou 2026!", "princess princess", "1qaz2wsx3edc", "12345678901234"]
)
def test_what_anyone_would_try_first_is_not(passphrase: str) -> None:
    with pytest.raises(BadPassphrase):
        check_passphrase(passphrase)
