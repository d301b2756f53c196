"""Everything about the other one goes at once: whole or not at all, and never a told no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.vault import BrokenVault, Index, Sealer
from goodterms.web import terms
from goodterms.web.database import DatabaseTable, file
from goodterms.web.pages import reading
from goodterms.web.reading_view import reading_view
from goodterms.web.records import KINDS, Answers, Glance, KeptNo, Mark, Month, Preferences, Said, TermTold
from goodterms.web.store import about_them, any_about_them
from tests.web.asking import ON_THE_WAY, SAFE, answer_all
from tests.web.books import ACCOUNT, KEY, book
from tests.web.examples import A_TERM, WHEN, records
from tests.web.importing import chat, put, send_and_wait, work_of
from tests.web.keeping import after, another_browser, keep, leads, lock, seen, unlock, visit_of
from tests.web.test_store_spoiled import spoil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from django.test import Client

    from goodterms.companion.found import Found
    from goodterms.vault import Row
    from goodterms.web.reading_view import ReadingView
    from goodterms.web.records import Record
    from goodterms.web.store import Table

NOT_ABOUT_THEM = {
    "preferences", "answers", "kept-no", "mark", "change", "moment", "check-in", "hard-time", "safety-asked",
    "may-ask-none", "asked-them",
}  # fmt: skip
"""What stays. A new kind of record belongs here or is marked `about_them`; a told no always belongs here."""


def filled(table: Table) -> tuple[Record, ...]:
    made, found = records(), book(table)
    with found.together():
        for record in made:
            found.add(record)
    return made


def on_disk() -> bytes:
    """Read the file of the vault, with what SQLite keeps beside it."""
    return b"".join(path.read_bytes() for path in file().parent.glob(f"{file().name}*"))


def test_every_kind_goes_or_stays_and_a_told_no_stays() -> None:
    assert {kind for kind in KINDS if not KINDS[kind].about_them} == NOT_ABOUT_THEM
    assert not KeptNo.about_them
    assert {kind for kind in KINDS if KINDS[kind].append_only} == {
        "kept-no",
        "term",
        "trial",
        "trial-step",
        "safety-asked",
        "asked-them",
    }


def test_what_is_about_them_goes_and_the_rest_stays_as_it_was(table: Table) -> None:
    made = filled(table)
    noes = book(table).all(KeptNo)
    book(table).purge()
    book(table).check()
    assert book(table).everything() == [record for record in made if not record.about_them]
    assert book(table).all(KeptNo) == noes
    assert len(table.every()) == 1 + sum(not record.about_them for record in made)


def test_dates_go_where_that_is_wanted(table: Table) -> None:
    filled(table)
    book(table).purge(Mark)
    book(table).check()
    assert (book(table).count(Mark), book(table).count(Answers)) == (0, 1)


@pytest.mark.parametrize("kind", [KeptNo, TermTold])
def test_nothing_that_is_never_dropped_can_be_named_to_it(table: Table, kind: type[Record]) -> None:
    made = filled(table)
    with pytest.raises(TypeError):
        book(table).purge(Mark, kind)
    assert book(table).everything() == list(made)


def test_told_terms_go_by_no_other_way(table: Table) -> None:
    kept = book(table).add(TermTold(at=WHEN, term=A_TERM))
    acts: list[Callable[[], None]] = [lambda: book(table).drop(kept), lambda: book(table).clear(TermTold)]
    for act in acts:
        with pytest.raises(TypeError):
            act()
    assert book(table).count(TermTold) == 1


def test_it_is_whole_or_not_at_all(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    made = filled(table)

    def fails(self: object, ids: Iterable[bytes]) -> None:
        raise OSError(str(self) + str(list(ids)))

    monkeypatch.setattr(type(table), "drop", fails)
    with pytest.raises(OSError, match=r"."):
        book(table).purge(Mark)
    monkeypatch.undo()
    book(table).check()
    assert book(table).everything() == list(made)


def test_an_error_later_in_the_same_block_brings_all_of_it_back(table: Table) -> None:
    made, found = filled(table), book(table)

    def breaks() -> None:
        with found.together():
            found.purge(Mark)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks()
    assert book(table).everything() == list(made)


def test_what_is_put_back_after_it_is_noticed(table: Table) -> None:
    filled(table)
    before = table.every()
    book(table).purge()
    left = {row.id for row in table.every()}
    spoil(table, lambda rows: [*rows, *(row for row in before if row.id not in left)])
    with pytest.raises(BrokenVault):
        book(table).check()
    assert book(table).count(TermTold) == 0


def test_the_list_put_back_alone_after_it_is_noticed(table: Table) -> None:
    filled(table)
    index_id = Sealer(KEY, ACCOUNT).index_id
    old = next(row for row in table.every() if row.id == index_id)
    book(table).purge()
    spoil(table, lambda rows: [row for row in rows if row.id != index_id] + [old])
    for act in (book(table).check, lambda: book(table).all(TermTold)):
        with pytest.raises(BrokenVault):
            act()


def test_a_told_no_taken_out_under_its_cover_is_noticed(table: Table) -> None:
    filled(table)
    book(table).purge()
    gone = book(table).all(KeptNo)[0].id
    spoil(table, lambda rows: [row for row in rows if row.id != gone])
    for act in (book(table).check, lambda: book(table).all(KeptNo)):
        with pytest.raises(BrokenVault):
            act()


def test_a_list_without_the_noes_cannot_be_written_by_who_has_no_key(table: Table) -> None:
    filled(table)
    book(table).purge()

    def without(rows: list[Row]) -> list[Row]:
        other = Sealer(bytes(32), ACCOUNT).seal_index(Index(), 99)
        mine = Sealer(KEY, ACCOUNT).index_id
        return [type(other)(mine, other.version, other.body)] + [row for row in rows if row.id != mine]

    spoil(table, without)
    with pytest.raises(BrokenVault):
        book(table).all(KeptNo)


def test_on_the_page_it_is_one_step_and_outlasts_a_lock(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | {"distance": ["no-contact"]})
    put(browser, chat(20), words=True)
    browser.post("/write/letter", {"text": "Dear you, whom I still see."})
    keep(browser)
    found = visit_of(browser).book()
    noes, answers = found.all(KeptNo), found.all(Answers)
    assert noes
    answer = browser.post("/steps/remove")
    assert leads(answer) == "/steps/done"
    said = after(browser, answer)
    assert "Nothing that was noted as theirs is kept here any more" in said
    assert "A no is final, so it goes only with everything." in said
    assert "sure" not in said
    assert "sorry" not in said
    lock(browser)
    unlock(browser)
    found = visit_of(browser).book()
    found.check()
    assert [kind.kind for kind in about_them() if found.count(kind)] == []
    assert (found.all(KeptNo), found.all(Answers)) == (noes, answers)


def test_its_rows_are_overwritten_in_the_file(browser: Client) -> None:
    put(browser, chat(40), words=True)
    keep(browser)
    visit = visit_of(browser)
    bodies = [row.body for row in DatabaseTable(visit.account).every() if len(row.body) > 2000]
    assert bodies
    assert all(body[:300] in on_disk() for body in bodies)
    browser.post("/steps/remove")
    assert not any(body[:300] in on_disk() for body in bodies)


@pytest.mark.parametrize("wanted", [True, False])
def test_dates_go_only_where_they_are_ticked(browser: Client, wanted: bool) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    browser.post("/reading/dates", {"what": "breakup", "day": "2026-02-10"})
    browser.post("/write/letter", {"text": "Dear you."})
    browser.post("/steps/remove", {"dates": "1"} if wanted else {})
    assert visit_of(browser).book().count(Mark) == (0 if wanted else 1)


def test_what_was_put_away_is_no_longer_asked_for_afterwards(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    put(browser, chat(5))
    browser.post("/steps/away", {"do": "put-away"})
    browser.post("/steps/remove")
    set_ = visit_of(browser).book().record(Preferences)
    assert set_ is not None
    assert not set_.put_away


def test_what_they_said_in_a_change_goes_and_the_change_stays(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    sent = {"went_wrong": "ZZMINE", "for-them": "ZZFORTHEM", "change": "I listen.", "begun": "2026-02-10"}
    page = leads(browser.post("/changes/new", sent))
    assert "ZZFORTHEM" in seen(browser.get(page))
    browser.post("/write/letter", {"text": "Dear you."})
    asked = seen(browser.get("/steps/remove"))
    for each in ("Your changes with their moments", "your check-ins", "every trial", "Being in touch"):
        assert each in asked
    browser.post("/steps/remove")
    shown = browser.get(page).content.decode() + browser.get(f"{page}/edit").content.decode()
    assert "ZZFORTHEM" not in shown
    assert "ZZMINE" in shown
    assert "not spoken" not in shown


def test_no_other_window_shows_or_brings_back_anything_of_them(browser: Client, home: Path) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    put(browser, chat(5))
    keep(browser)
    other = another_browser(home)
    unlock(other)
    other.get("/reading")
    other.post("/terms/said", {"text": "ZZSAID", "day": "", "known": "said"})
    assert send_and_wait(other, {"new.txt": chat(5, first="2026-05-01", them="Sam")}) == "/messages/who"
    asking, visit = work_of(other), visit_of(other)
    assert visit.held
    assert visit.drawn
    browser.post("/steps/remove")
    assert not visit.held
    now = visit_of(other)
    assert (now.drawn, now.making, now.work) == (None, None, None)
    other.post("/messages/who", {"me": "2"})
    assert asking.wait().stage == "cancelled"
    assert visit.book().count(Month) == 0


def test_a_reading_that_is_drawn_meanwhile_is_not_put_back(
    browser: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    put(browser, chat(5))
    keep(browser)
    other = another_browser(home)
    unlock(other)

    def removed_meanwhile(found: Found, goal: str = "") -> ReadingView:
        browser.post("/steps/remove")
        return reading_view(found, goal=goal)

    monkeypatch.setattr(reading, "reading_view", removed_meanwhile)
    other.get("/reading")
    assert visit_of(other).drawn is None
    assert [visit_of(other).book().count(kind) for kind in about_them()] == [0] * len(about_them())


@pytest.mark.parametrize("way", ["all", "this alone"])
def test_what_may_ask_for_no_contact_outlasts_its_words_until_it_is_settled(browser: Client, way: str) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    sent = {"text": "Please do not contact me any more.", "day": "2026-02-10", "known": "said"}
    said = leads(browser.post("/terms/said", sent))
    assert browser.get("/contact/new/3").status_code != 200
    browser.post("/steps/remove" if way == "all" else f"{said}/forget")
    if way == "all":
        assert "they may have asked for no contact" in seen(browser.get("/steps/done"))
    assert visit_of(browser).book().count(Said) == 0
    assert browser.get("/contact/new/3").status_code != 200
    listed = seen(browser.get("/terms"))
    assert "They may have asked for no contact at all" in listed
    assert "February" in listed
    assert "contact me any more" not in listed
    browser.post("/terms/not-meant")
    assert browser.get("/contact/new/3").status_code == 200
    assert "no contact at all" not in seen(browser.get("/terms"))


def test_what_was_not_meant_so_leaves_nothing_behind(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    sent = {"text": "Please do not contact me any more.", "day": "2026-02-10", "known": "said"}
    said = leads(browser.post("/terms/said", sent))
    browser.post(said, {"do": "not-meant"})
    browser.post(f"{said}/forget")
    assert browser.get("/contact/new/3").status_code == 200


def test_with_answers_alone_there_is_nothing_to_remove(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    browser.get("/")
    browser.get("/terms")
    assert "/steps/remove" not in browser.get("/steps").content.decode()


def test_after_it_the_first_page_leaves_nothing_to_remove(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    put(browser, chat(5))
    browser.get("/")
    browser.post("/steps/remove")
    browser.get("/")
    assert visit_of(browser).book().count(Glance) == 0
    assert "It is gone" in seen(browser.get("/steps/done"))
    assert "/steps/remove" not in browser.get("/steps").content.decode()


def test_what_is_only_made_of_other_things_is_nothing_to_remove(table: Table) -> None:
    found = book(table)
    for record in records():
        if record.made:
            found.add(record)
    assert not any_about_them(found)
    found.add(TermTold(at=WHEN, term=A_TERM))
    assert any_about_them(found)


def test_what_was_looked_at_before_it_is_not_kept_after_it(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    found = book(table)
    found.add(TermTold(at=WHEN, term=A_TERM))

    def removed_meanwhile(*_: object) -> dict[str, bool | None]:
        book(table).purge()
        return {}

    monkeypatch.setattr(terms, "shown_by", removed_meanwhile)
    terms.glance(found, terms.agreement(found), WHEN)
    assert book(table).count(Glance) == 0
