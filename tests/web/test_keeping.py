"""Sealing what an import brought: whole or not at all, without doubles, whatever happens meanwhile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from goodterms import chats
from goodterms.companion import months
from goodterms.companion.brought import Brought, Known, take
from goodterms.companion.here_already import HereAlready
from goodterms.web import bringing, clock, keeping, keyring
from goodterms.web.jobs import Cancelled
from goodterms.web.keeping import About, forget, known
from goodterms.web.records import Brought as Record
from goodterms.web.records import DigestKey, Month, Names, Preferences, Words
from goodterms.web.store import Changed
from goodterms.web.visits import Locked, Visit
from tests.web.conftest import PASSPHRASE
from tests.web.importing import chat

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ALL = (Month, Words, DigestKey, Names, Record)


@pytest.fixture
def visit(home: Path) -> Visit:
    """Give somebody who keeps nothing yet."""
    del home
    return Visit(0.0)


def about(**chosen: object) -> About:
    return About(clock.now(), ("chat.txt",), (), **chosen)  # type: ignore[arg-type]


def brought(text: str, *, words: bool = False) -> Brought:
    imported = chats.read(chats.Source("chat.txt", text.encode()), tz="UTC")
    return take(imported, Known(("Kim",), ("Alex",), zone="UTC", words=words), "UTC")


def bring(visit: Visit, text: str, *, words: bool = False) -> tuple[int, int]:
    """Keep a chat; give how many of its messages were new, and how many were there already."""
    keeping.keep(visit.book, brought(text, words=words), about())
    last = visit.book().all(Record)[-1].record
    return last.fresh, last.again


def rows(visit: Visit) -> int:
    return sum(months.from_bytes(each.record.frame).frame.height for each in visit.book().all(Month))


def frames(visit: Visit, kind: type[Month | Words]) -> list[months.Month]:
    found = [months.from_bytes(each.record.frame) for each in visit.book().all(kind)]
    return sorted(found, key=lambda month: month.month)


class Meanwhile:
    """Does something once, or each time, while an import is being merged."""

    def __init__(self, what: Callable[[], object], times: int = 1) -> None:
        self.what = what
        self.left = times

    def __call__(self) -> None:
        if self.left:
            self.left -= 1
            self.what()


def test_no_number_that_is_kept_can_be_compared_with_an_export(visit: Visit) -> None:
    other = Visit(0.0)
    text = chat(3)
    bring(visit, text)
    bring(other, text)
    ids = set(chats.read(chats.Source("chat.txt", text.encode()), tz="UTC").messages["id"])
    kept = [set(months.from_bytes(each.book().all(Month)[0].record.frame).frame["digest"]) for each in (visit, other)]
    assert [len(each) for each in kept] == [12, 12]
    assert kept[0].isdisjoint(ids)
    assert kept[0].isdisjoint(kept[1])


def test_doubles_are_found_after_the_key_of_the_vault_was_renewed(visit: Visit) -> None:
    bring(visit, chat(10))
    keyring.keep(visit, PASSPHRASE)
    keyring.renew(visit, PASSPHRASE)
    assert bring(visit, chat(12)) == (8, 40)


def test_an_import_that_was_kept_meanwhile_is_merged_with_and_not_doubled(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.keep(visit, PASSPHRASE)
    monkeypatch.setattr(keeping, "checkpoint", Meanwhile(lambda: bring(visit, chat(20))))
    assert bring(visit, chat(30)) == (40, 80)
    assert rows(visit) == 120
    assert visit.book().count(Month) == 2
    assert visit.book().count(DigestKey) == 1


def test_who_is_always_overtaken_is_told_so(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter(range(1, 9))

    def overtake() -> None:
        book = visit.book()
        with book.together():
            book.add(Month(month=f"2020-0{next(days)}", frame=b""))

    monkeypatch.setattr(keeping, "checkpoint", Meanwhile(overtake, times=99))
    monkeypatch.setattr(keeping, "TRIES", 2)
    with pytest.raises(Changed):
        bring(visit, chat(3))
    assert visit.book().count(Record) == 0


SAID = (
    "13/01/2026, 09:00 - Alex: good morning\n13/01/2026, 09:01 - Kim: hello you\n"
    "13/01/2026, 09:01 - Alex: I miss you\n14/02/2026, 09:05 - Alex: are you there\n"
)


@pytest.mark.parametrize("after", ["This message was deleted", "I missed you <This message was edited>"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_message_that_was_edited_or_deleted_meanwhile_counts_once(visit: Visit, after: str, turned: bool) -> None:
    exports = [SAID, SAID.replace("I miss you", after)]
    counts = [bring(visit, text, words=True) for text in (reversed(exports) if turned else exports)]
    assert counts == [(4, 0), (0, 4)]
    kept = [month.frame for month in frames(visit, Month)]
    assert sum(frame.height for frame in kept) == 4
    assert kept[0]["who"].to_list() == ["them", "me", "them"]
    said = [text for month in frames(visit, Words) for text in month.frame["text"]]
    assert ("I miss you" in said, "I missed you" in said) == (False, "edited" in after)


def test_words_that_the_other_deleted_do_not_stay_though_no_words_are_wanted_any_more(visit: Visit) -> None:
    bring(visit, SAID, words=True)
    bring(visit, SAID.replace("are you there", "This message was deleted"))
    assert [text for month in frames(visit, Words) for text in month.frame["text"]] == [
        "good morning",
        "hello you",
        "I miss you",
    ]
    assert visit.book().count(Words) == 1


def test_the_same_chat_from_another_phone_is_refused_and_nothing_of_it_kept(visit: Visit) -> None:
    bring(visit, chat(30))
    before = visit.book().stamps(*ALL)
    iphone = re.sub(r"^(\S+), (\S+) - ", r"[\1, \2:07] ", chat(40), flags=re.MULTILINE)
    with pytest.raises(HereAlready, match="exported from another phone"):
        bring(visit, iphone)
    assert visit.book().stamps(*ALL) == before


def test_an_export_that_begins_within_an_hour_that_comes_twice_brings_nothing_twice(visit: Visit) -> None:
    night = [
        ("02:10", "Alex"),
        ("02:20", "Kim"),
        ("02:50", "Alex"),
        ("02:05", "Kim"),
        ("02:30", "Alex"),
        ("03:10", "Kim"),
    ]
    lines = [f"26/10/2025, {at} - {who}: {place * place}\n" for place, (at, who) in enumerate(night)]
    counts = []
    for text in ("".join(lines), "".join(lines[3:])):
        imported = chats.read(chats.Source("chat.txt", text.encode()), tz="Europe/Berlin")
        known_ = Known(("Kim",), ("Alex",), words=True)
        keeping.keep(visit.book, take(imported, known_, "Europe/Berlin"), about())
        last = visit.book().all(Record)[-1].record
        counts.append((last.fresh, last.again))
    assert counts == [(6, 0), (0, 3)]
    assert rows(visit) == sum(month.frame.height for month in frames(visit, Words)) == 6


def test_what_was_in_memory_and_is_kept_meanwhile_takes_the_import_along(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "checkpoint", Meanwhile(lambda: keyring.keep(visit, PASSPHRASE)))
    assert bring(visit, chat(3)) == (12, 0)
    assert visit.kept
    assert rows(visit) == 12


@pytest.mark.parametrize("passed", range(5))
def test_whenever_it_is_cancelled_nothing_is_kept(visit: Visit, monkeypatch: pytest.MonkeyPatch, passed: int) -> None:
    bring(visit, chat(3))
    before = visit.book().stamps(*ALL)
    left = iter(range(passed))

    def checkpoint() -> None:
        if next(left, None) is None:
            raise Cancelled("The import was cancelled; nothing was kept.")

    monkeypatch.setattr(keeping, "checkpoint", checkpoint)
    with pytest.raises(Cancelled):
        bring(visit, chat(60), words=True)
    assert visit.book().stamps(*ALL) == before


def test_what_was_chosen_for_words_holds_for_the_next_import(visit: Visit) -> None:
    keeping.keep(visit.book, brought(chat(3), words=True), about(words=True))
    assert known(visit.book()).words
    keeping.keep(visit.book, brought(chat(3)), about(words=False))
    assert not known(visit.book()).words
    assert visit.book().count(Words) == 1


def test_words_that_were_switched_off_during_an_import_are_not_kept(visit: Visit) -> None:
    visit.book().put(Preferences(keep_words=False))
    said = about(words=True, words_before=True)
    keeping.keep(visit.book, brought(chat(3), words=True), said)
    assert visit.book().count(Month)
    assert not visit.book().count(Words)
    assert not known(visit.book()).words


def test_other_preferences_are_left_as_they_are(visit: Visit) -> None:
    visit.book().put(Preferences(idle_minutes=5, country="IE"))
    keeping.keep(visit.book, brought(chat(3), words=True), about(words=True))
    assert visit.book().record(Preferences) == Preferences(idle_minutes=5, country="IE", keep_words=True)


def test_a_name_that_was_chosen_stays_until_another_one_is(visit: Visit) -> None:
    keeping.keep(visit.book, brought(chat(3)), about(called="Lex"))
    bring(visit, chat(4))
    assert [each.record.called for each in visit.book().all(Names)] == ["Lex"]
    keeping.keep(visit.book, brought(chat(3)), about(called=""))
    assert [each.record.called for each in visit.book().all(Names)] == [""]


def test_after_forgetting_the_same_messages_are_new_and_have_other_numbers(visit: Visit) -> None:
    bring(visit, chat(3), words=True)
    first = set(months.from_bytes(visit.book().all(Month)[0].record.frame).frame["digest"])
    forget(visit.book())
    assert visit.book().stamps(*ALL) == ()
    assert known(visit.book()) == Known()
    assert bring(visit, chat(3)) == (12, 0)
    assert first.isdisjoint(months.from_bytes(visit.book().all(Month)[0].record.frame).frame["digest"])


def test_no_import_begins_for_a_visit_that_was_locked_meanwhile(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made = bringing.Bringing.__init__

    def lock_then(self: bringing.Bringing, *given: object) -> None:
        made(self, *given)  # type: ignore[arg-type]
        visit.forget()

    monkeypatch.setattr(bringing.Bringing, "__init__", lock_then)
    with pytest.raises(Locked):
        bringing.bring(visit, (), "UTC")
    assert visit.work is None
