"""Copies: everything comes back equal, sealed and readable, through a second home; nothing else is taken in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodterms import vault
from goodterms.companion import months
from goodterms.companion.noes import ToldNo
from goodterms.vault.recovery_code import new_code
from goodterms.web import clock as pages_clock
from goodterms.web.database import AlreadyKept
from goodterms.web.readable import read_readable, readable_copy
from goodterms.web.records import KINDS, Brought, KeptNo, Mark, Preferences, Record, Words
from goodterms.web.store import Changed
from goodterms.web.taking_in import take_readable, take_sealed
from goodterms.web.told import history
from tests.vault.cast import flipped
from tests.web import examples
from tests.web.asking import SAFE, answer, answer_all
from tests.web.conftest import PASSPHRASE
from tests.web.keeping import (
    OTHER,
    after,
    another_browser,
    code_of,
    keep,
    kept_with_code,
    leads,
    lock,
    seen,
    unlock,
    visit_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page


def fill(browser: Client, records: Sequence[Record] = ()) -> tuple[Record, ...]:
    """Put a record of every kind into a book; return what it then holds."""
    book = visit_of(browser).book()
    with book.together():
        for record in records or examples.records():
            book.add(record)
    return everything(browser)


def everything(browser: Client) -> tuple[Record, ...]:
    return tuple(visit_of(browser).book().everything())


def sealed(browser: Client) -> bytes:
    page = browser.post("/settings/copies")
    assert page.headers["Content-Type"] == "application/octet-stream"
    return page.content


def readable(browser: Client) -> bytes:
    page = browser.post("/settings/copies/readable")
    assert page.headers["Content-Type"] == "application/json"
    return page.content


def bring_back(browser: Client, data: bytes, passphrase: str = "", page: str = "/import", **fields: str) -> Page:
    upload = SimpleUploadedFile("copy.gt", data)
    return browser.post(page, {"file": upload, "passphrase": passphrase, **fields})


def empty_home(browser: Client) -> None:
    """Go to a second computer, as far as the program can tell."""
    browser.post("/settings/delete", {"passphrase": PASSPHRASE})
    assert visit_of(browser).state == "loose"


def test_a_sealed_copy_brings_every_kind_back_equal_in_a_second_home(browser: Client) -> None:
    before = fill(browser)
    keep(browser)
    copy = sealed(browser)
    empty_home(browser)
    page = after(browser, bring_back(browser, copy, PASSPHRASE))
    assert "The copy is back, and kept on this computer" in page
    assert everything(browser) == before
    visit_of(browser).book().check()
    lock(browser)
    assert leads(unlock(browser)) == "/"
    assert everything(browser) == before


def test_a_readable_copy_brings_every_kind_back_equal_in_a_second_home(browser: Client) -> None:
    before = fill(browser)
    keep(browser)
    copy = readable(browser)
    empty_home(browser)
    assert leads(bring_back(browser, copy)) == "/keep"
    assert everything(browser) == before
    assert visit_of(browser).state == "loose"
    keep(browser, OTHER)
    assert everything(browser) == before
    assert readable(browser).partition(b'"records"')[2] == copy.partition(b'"records"')[2]


@pytest.mark.parametrize("record", examples.records(), ids=lambda record: record.kind)
def test_every_record_is_the_same_after_being_written_out_and_read(record: Record) -> None:
    (back,) = read_readable(readable_copy([record], examples.WHEN))
    assert back == record


def test_the_rows_of_a_month_keep_their_order_and_their_types() -> None:
    (back,) = read_readable(readable_copy([examples.words_of_a_month()], examples.WHEN))
    assert isinstance(back, Words)
    before, now = (months.from_bytes(each.frame) for each in (examples.words_of_a_month(), back))
    assert now.same_as(before)
    assert now.frame.schema == before.frame.schema


def test_a_readable_copy_can_be_read_without_this_program(browser: Client) -> None:
    fill(browser)
    copy = json.loads(readable(browser))
    assert copy["good_terms_copy"] == 1
    assert "whoever opens this file can read it" in copy["about"]
    by_kind = {line["kind"]: line["holds"] for line in copy["records"]}
    assert set(by_kind) == set(KINDS)
    assert by_kind["words"]["rows"][0] == {
        "digest": by_kind["words"]["rows"][0]["digest"],
        "sent_at": "2026-02-10T08:00:00.000000Z",
        "who": "them",
        "text": examples.TEXTS[1],
    }


def test_the_recovery_code_brings_a_sealed_copy_back_under_a_new_passphrase(browser: Client) -> None:
    before = fill(browser)
    code = kept_with_code(browser)
    copy = sealed(browser)
    empty_home(browser)
    answer = bring_back(browser, copy, OTHER, "/import/code", code=code, again=OTHER)
    assert leads(answer) == "/keep/code"
    assert code_of(browser) not in {"", code}
    assert everything(browser) == before
    lock(browser)
    assert leads(unlock(browser, OTHER)) == "/"
    assert everything(browser) == before


def test_a_copy_opens_with_the_passphrase_of_its_day(browser: Client) -> None:
    keep(browser)
    copy = sealed(browser)
    browser.post("/settings/passphrase", {"old": PASSPHRASE, "passphrase": OTHER, "again": OTHER})
    browser.post("/settings/delete", {"passphrase": OTHER})
    assert "does not fit" in after(browser, bring_back(browser, copy, OTHER))
    assert leads(bring_back(browser, copy, PASSPHRASE)) == "/"


def test_the_names_of_copies_tell_nothing_but_the_day(browser: Client) -> None:
    keep(browser)
    day = f"{pages_clock.now():%Y-%m-%d}"
    names = [
        browser.post(page).headers["Content-Disposition"] for page in ("/settings/copies", "/settings/copies/readable")
    ]
    assert names == [f'attachment; filename="copy-{day}.gt"', f'attachment; filename="copy-{day}.json"']


def test_copies_are_handed_over_only_to_a_form_of_ours(browser: Client) -> None:
    keep(browser)
    for page in ("/settings/copies", "/settings/copies/readable"):
        assert "Content-Disposition" not in browser.get(page).headers
        answer = browser.post(page, HTTP_SEC_FETCH_SITE="same-site")
        assert answer.status_code == 404


def test_the_page_before_a_readable_copy_warns_plainly(browser: Client) -> None:
    page = seen(browser.get("/settings/copies/readable"))
    for said in ("Anyone can read this file", "the other person’s as much as yours", "until you delete it"):
        assert said in page


def test_a_sealed_copy_shows_no_word_that_was_entered(browser: Client) -> None:
    fill(browser)
    keep(browser)
    copy = sealed(browser)
    for word in (b"Alex", b"chat.txt", b"breakup", b"preferences", b"see you", b"Europe/Berlin", PASSPHRASE.encode()):
        assert word not in copy


def test_a_copy_is_asked_for_on_the_first_page_only_where_nothing_is_kept(browser: Client) -> None:
    assert 'href="/import"' in browser.get("/").content.decode()
    keep(browser)
    assert 'href="/import"' not in browser.get("/").content.decode()


def test_nothing_is_laid_over_what_is_kept(browser: Client, home: Path) -> None:
    keep(browser)
    copy, plain = sealed(browser), readable(browser)
    answer(browser, "distance", "no-contact")
    before = everything(browser)
    for data in (copy, plain):
        assert "a copy is never laid over it" in after(browser, bring_back(browser, data, PASSPHRASE))
    other = another_browser(home)
    for data in (copy, plain):
        assert leads(bring_back(other, data, PASSPHRASE)) == "/unlock"
    assert everything(browser) == before


def test_a_copy_that_comes_a_moment_after_something_was_kept_is_refused(browser: Client, home: Path) -> None:
    other = another_browser(home)
    answer_all(other, SAFE)
    before = everything(other)
    keep(browser)
    with pytest.raises(AlreadyKept):
        take_readable(visit_of(other), readable(browser))
    with pytest.raises(AlreadyKept):
        take_sealed(visit_of(other), sealed(browser), PASSPHRASE)
    assert everything(other) == before


def test_a_told_no_of_this_window_is_added_to_the_copy(browser: Client) -> None:
    fill(browser, [Preferences()])
    keep(browser)
    copies = {"sealed": sealed(browser), "readable": readable(browser)}
    empty_home(browser)
    for data in copies.values():
        browser.post("/settings/delete", {"passphrase": PASSPHRASE})
        fill(browser, [KeptNo(entry=ToldNo("afraid_of_them", examples.WHEN))])
        page = after(browser, bring_back(browser, data, PASSPHRASE))
        assert "stays. It was added to what the copy holds" in page
        assert [entry.no for entry in history(visit_of(browser).book())] == ["afraid_of_them"]


def test_other_answers_of_this_window_give_way_to_the_copy_and_the_page_says_so(browser: Client) -> None:
    before = fill(browser)
    keep(browser)
    copy = sealed(browser)
    empty_home(browser)
    answer_all(browser, SAFE)
    assert "gives way to the copy" in seen(browser.get("/import"))
    assert "was not kept, and is gone" in after(browser, bring_back(browser, copy, PASSPHRASE))
    assert everything(browser) == before


@pytest.fixture
def copies(browser: Client) -> dict[str, bytes]:
    """Give a sealed and a readable copy, and a browser that keeps nothing."""
    fill(browser)
    keep(browser)
    made = {"sealed": sealed(browser), "readable": readable(browser)}
    empty_home(browser)
    return made


def refused(browser: Client, home: Path, data: bytes, passphrase: str = PASSPHRASE) -> str:
    """Bring something back that cannot be; return what the page says. Nothing is taken of it."""
    page = after(browser, bring_back(browser, data, passphrase))
    assert everything(browser) == ()
    assert list(home.glob("*.sqlite3*")) == []
    return page


def test_a_wrong_passphrase_brings_nothing_back(browser: Client, home: Path, copies: dict[str, bytes]) -> None:
    assert "does not fit" in refused(browser, home, copies["sealed"], OTHER)
    answer = bring_back(browser, copies["sealed"], OTHER, "/import/code", code=new_code(), again=OTHER)
    assert "does not fit" in after(browser, answer)
    assert list(home.glob("*.sqlite3*")) == []


@pytest.mark.parametrize("kind", ["sealed", "readable"])
def test_a_truncated_copy_is_refused_with_a_sentence(
    browser: Client, home: Path, copies: dict[str, bytes], kind: str
) -> None:
    whole = copies[kind]
    for length in (0, 1, 9, len(whole) // 2, len(whole) - 3):
        page = refused(browser, home, whole[:length])
        assert any(said in page for said in ("incomplete", "no copy made by Good Terms", "Choose the file"))


def test_an_altered_sealed_copy_is_refused(browser: Client, home: Path, copies: dict[str, bytes]) -> None:
    whole = copies["sealed"]
    for bit in range(8 * 9, 8 * len(whole), 8 * len(whole) // 40):
        assert "incomplete or damaged" in refused(browser, home, flipped(whole, bit))


def test_a_sealed_copy_whose_sum_was_mended_is_refused_by_its_seals(
    browser: Client, home: Path, copies: dict[str, bytes]
) -> None:
    archive = vault.unpack(copies["sealed"])
    for spoiled in (archive.rows[1:], archive.rows[:-1], (*archive.rows[1:], _changed(archive.rows[0]))):
        data = vault.pack(archive.account, archive.header, spoiled)
        assert "a copy that is whole" in refused(browser, home, data) or not spoiled


def _changed(row: vault.Row) -> vault.Row:
    return vault.Row(row.id, row.version, flipped(row.body, 100))


@pytest.mark.parametrize(
    ("before", "after_"),
    [
        (b'"kind": "mark"', b'"kind": "fortune"'),
        (b'"on": "2026-02-10"', b'"on": "yesterday"'),
        (b'"they_wrote_first"', b'"i_wrote_first"'),
        (b'"digest": "', b'"digest": "x'),
        (b'"question": false', b'"question": "perhaps"'),
        (b'"characters": 5', b'"characters": -5'),
        (b'"links": 0', b'"links": 0, "more": 1'),
        (b'"sent_at": "2026-02-10T08:00:00.000000Z"', b'"sent_at": "then"'),
        (b'"who": "them"', b'"who": "somebody"'),
        (b'"month": "2026-02"', b'"month": "../../x"'),
        (b'"idle_minutes": 5', b'"idle_minutes": -5'),
        (b'"times": 2', b'"times": 99999999999999999999999999'),
        (b'"zone": "Europe/Berlin"', b'"zone": "No/Where"'),
        (b'"name": "breakup"', b'"name": "fortune"'),
        (b'"goal": "back_together"', b'"goal": "fortune"'),
        (b'"goal": "back_together"', b'"fortune": "back_together"'),
        (b'"records": [', b'"records": [1, '),
    ],
)
def test_a_readable_copy_that_was_changed_into_nonsense_is_refused_whole(
    browser: Client, home: Path, copies: dict[str, bytes], before: bytes, after_: bytes
) -> None:
    assert before in copies["readable"]
    page = refused(browser, home, copies["readable"].replace(before, after_))
    assert "copy" in page or "month" in page


@pytest.mark.parametrize("kind", ["answers", "names", "digest-key", "preferences"])
def test_a_readable_copy_that_says_twice_what_there_is_once_is_refused(
    browser: Client, home: Path, copies: dict[str, bytes], kind: str
) -> None:
    whole = json.loads(copies["readable"])
    whole["records"] += [line for line in whole["records"] if line["kind"] == kind]
    assert f"“{kind}” more than once" in refused(browser, home, json.dumps(whole).encode())


def test_a_no_told_while_the_window_gives_way_to_a_copy_is_not_lost_unseen(browser: Client) -> None:
    fill(browser, [Preferences()])
    keep(browser)
    copies = {"sealed": sealed(browser), "readable": readable(browser)}
    empty_home(browser)
    for data in copies.values():
        browser.post("/settings/delete", {"passphrase": PASSPHRASE})
        late = visit_of(browser).book()
        late.add(KeptNo(entry=ToldNo("afraid_of_them", examples.WHEN)))
        bring_back(browser, data, PASSPHRASE)
        with pytest.raises(Changed):
            late.add(KeptNo(entry=ToldNo("hurt_by_them", examples.WHEN)))
        assert [entry.no for entry in history(visit_of(browser).book())] == ["afraid_of_them"]


@pytest.mark.parametrize("year", [1, 1969, 2201, 9999])
def test_a_day_out_of_all_time_is_refused(browser: Client, home: Path, year: int) -> None:
    at = examples.WHEN.replace(year=year, month=12, day=31)
    for record in (KeptNo(entry=ToldNo("afraid_of_them", at)), Mark(name="met", on=at.date())):
        assert "makes no sense" in refused(browser, home, readable_copy([record], examples.WHEN))


def test_a_time_that_names_no_zone_is_refused(browser: Client, home: Path) -> None:
    copy = readable_copy([each for each in examples.records() if isinstance(each, Brought)], examples.WHEN)
    assert b'Z"' in copy
    assert "copy" in refused(browser, home, copy.replace(b'Z"', b'"'))


def test_a_newer_copy_says_what_to_do(browser: Client, home: Path, copies: dict[str, bytes]) -> None:
    newer = bytearray(copies["sealed"])
    newer[8] = 2
    assert "newer Good Terms" in refused(browser, home, bytes(newer))
    newer_plain = copies["readable"].replace(b'"good_terms_copy": 1', b'"good_terms_copy": 2, "more": []')
    assert "newer Good Terms" in refused(browser, home, newer_plain)


def test_a_record_of_a_newer_program_is_noticed_before_anything_is_written(browser: Client, home: Path) -> None:
    made = vault.create(examples.KEY[:16], PASSPHRASE)
    sealer = vault.Sealer(made.data_key, examples.KEY[:16])
    row = sealer.seal(sealer.new_id(), 1, b"\x80")
    index = sealer.seal_index(vault.Index({row.id: vault.Entry(1, "fortune")}), 1)
    data = vault.pack(examples.KEY[:16], made.header, [row, index])
    assert "update it and try again" in refused(browser, home, data)


def test_another_file_is_no_copy(browser: Client, home: Path) -> None:
    for data in (
        b"PK\x03\x04",
        b"[10/02/2026, 21:04] Kim: hello",
        b"{}",
        b"[]",
        b'{"good_terms_copy": "x"}',
        b"\xff\xfe",
    ):
        assert "no copy made by Good Terms" in refused(browser, home, data)


def test_without_a_file_the_page_asks_for_one(browser: Client) -> None:
    assert "Choose the file" in after(browser, browser.post("/import", {"passphrase": PASSPHRASE}))
    two = [SimpleUploadedFile("a", b"1"), SimpleUploadedFile("b", b"2")]
    assert "one file alone" in after(browser, browser.post("/import", {"file": two}))


def test_a_copy_that_is_refused_leaves_nothing_in_the_folder_of_the_run(
    browser: Client, home: Path, copies: dict[str, bytes]
) -> None:
    bring_back(browser, copies["sealed"], OTHER)
    assert list((home / "run").iterdir()) == []


def test_what_lies_in_memory_can_be_copied_readable_only(browser: Client) -> None:
    fill(browser)
    page = seen(browser.get("/settings/copies"))
    assert "Save a sealed copy" not in page
    assert "Content-Disposition" not in browser.post("/settings/copies").headers
    assert len(read_readable(readable(browser))) == len(examples.records())
