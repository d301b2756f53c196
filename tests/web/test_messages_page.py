"""Bringing messages in: what a person sees from the first form to what came of it, and what is then kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from goodterms.companion import months
from goodterms.web.jobs import JobState
from goodterms.web.keyring import keep
from goodterms.web.records import Brought, DigestKey, LastReading, Mark, Month, Names, Preferences, Words
from tests.web.asking import SAFE, answer_all, seen
from tests.web.conftest import PASSPHRASE
from tests.web.exports import GROUP, PAIR, open_files, zipped
from tests.web.importing import ME, book_of, bring_in, chat, choose, put, send, send_and_wait, wait, work_of
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from django.test import Client

    from tests.web.conftest import Clock

OPEN = ("/messages", "/messages/work", "/messages/chat", "/messages/who", "/messages/done", "/messages/forget")
CHANGES = ("/messages/files", "/messages/stop", "/messages/called", "/messages/forget", "/messages/who")
HOSTILE = '<script>alert("1")</script>'


def test_a_stranger_finds_nothing_here(stranger: Client) -> None:
    assert [stranger.get(path).status_code for path in OPEN] == [404] * len(OPEN)
    assert [stranger.post(path).status_code for path in CHANGES] == [404] * len(CHANGES)


def test_at_first_there_is_one_form_and_the_way_to_an_export(browser: Client) -> None:
    page = browser.get("/messages")
    assert "Bring in your messages" in seen(page)
    body = page.content.decode()
    assert 'type="file"' in body
    assert "multiple" in body
    assert "How do I export a chat?" in seen(page)
    assert "Remove" not in seen(page)


@pytest.mark.parametrize("path", ["/messages/work", "/messages/who", "/messages/chat", "/messages/done"])
def test_with_nothing_under_way_every_step_leads_back_to_the_beginning(browser: Client, path: str) -> None:
    assert browser.get(path, follow=True).redirect_chain[-1][0] == "/messages"


def test_a_chat_comes_in_and_is_summed_up(browser: Client) -> None:
    assert send_and_wait(browser, {"chat.txt": "copied\n" + PAIR}) == "/messages/who"
    asked = seen(browser.get("/messages/who"))
    assert "Which of these is you?" in asked
    assert "Alex 2 messages" in asked
    assert "Kim one message" in asked
    assert choose(browser) == "/messages/done"
    done = seen(browser.get("/messages/done"))
    assert "3 new messages came in." in done
    assert "One line or entry could not be read as a message." in done
    assert "chat.txt , line 1 stands before the first message" in done
    assert "Times and counts were taken in, and no words." in done
    assert "How to delete it" in done
    page = seen(browser.get("/messages"))
    assert "3 messages From 13 January 2024 To 20 February 2024 With" in page
    assert "left out; only times and counts were taken in" in page


def test_nothing_of_the_words_is_kept_unless_it_is_wanted(browser: Client) -> None:
    bring_in(browser, {"chat.txt": PAIR})
    book = book_of(browser)
    assert (book.count(Words), book.record(Preferences)) == (0, None)
    assert b"are you up" not in b"".join(msgspec.msgpack.encode(record) for record in book.everything())
    bring_in(browser, {"again.txt": chat(1)}, **ME, words="1")
    assert book_of(browser).record(Preferences) is None  # who is who was known, so nothing was asked


def test_words_are_kept_where_that_was_chosen_and_from_then_on(browser: Client) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    assert "checked" not in browser.get("/messages/who").content.decode().partition('name="words"')[2][:30]
    choose(browser, **ME, words="1")
    kept = {each.record.month: months.from_bytes(each.record.frame).frame for each in book_of(browser).all(Words)}
    assert kept["2024-01"]["text"].to_list() == ["are you up?", "yes"]
    assert kept["2024-02"].columns == ["digest", "sent_at", "who", "text"]
    assert "Times, counts and words were taken in." in seen(browser.get("/messages/done"))
    bring_in(browser, {"more.txt": chat(2)})
    assert book_of(browser).count(Words) == 3
    put(browser, chat(3))
    assert "Times and counts were taken in, and no words." in seen(browser.get("/messages/done"))


def test_the_same_file_twice_counts_nothing_twice(browser: Client) -> None:
    put(browser, PAIR)
    before = book_of(browser).stamps(Month, DigestKey)
    bring_in(browser, {"chat.txt": PAIR})
    done = seen(browser.get("/messages/done"))
    assert "There was nothing new in it" in done
    assert "3 were here already, and are counted once." in done
    assert book_of(browser).stamps(Month, DigestKey) == before
    assert "3 messages" in seen(browser.get("/messages"))


def test_two_exports_that_overlap_are_put_together(browser: Client) -> None:
    put(browser, chat(20))
    put(browser, chat(20, first="2026-01-25"))
    done = seen(browser.get("/messages/done"))
    assert "48 new messages came in." in done
    assert "32 were here already" in done
    frames = [months.from_bytes(each.record.frame) for each in book_of(browser).all(Month)]
    joined = months.whole(frames)
    assert joined is not None
    assert joined.height == 128
    assert joined["sent_at"].is_sorted()
    assert book_of(browser).count(Month) == 2


def test_a_gap_between_exports_is_told(browser: Client) -> None:
    put(browser, chat(5))
    put(browser, chat(5, first="2026-03-25"))
    assert "nothing is known between 17 January 2026 and 25 March 2026" in seen(browser.get("/messages"))


def test_a_gap_within_one_import_is_told_until_it_is_filled(browser: Client) -> None:
    bring_in(browser, {"one.txt": chat(5), "two.txt": chat(5, first="2026-03-25")})
    assert "nothing is known between 17 January 2026 and 25 March 2026" in seen(browser.get("/messages"))
    assert "nothing is known between 17 January 2026 and 25 March 2026" in seen(browser.get("/reading"))
    put(browser, chat(80))
    assert "nothing is known" not in seen(browser.get("/messages")) + seen(browser.get("/reading"))


def test_who_is_who_is_asked_once_and_known_from_then_on(browser: Client) -> None:
    bring_in(browser, {"chat.txt": PAIR}, **ME, called="A.")
    assert send_and_wait(browser, {"later.txt": chat(3)}) == "/messages/done"
    names = book_of(browser).record(Names)
    assert names is not None
    assert (names.me, names.them, names.called, names.zone) == (("Kim",), ("Alex",), "A.", "UTC")
    assert {"Alex", "Kim"} == set(names.people)


def test_someone_else_than_before_is_asked_about_and_warned_of(browser: Client) -> None:
    put(browser, PAIR)
    assert send_and_wait(browser, {"bo.txt": chat(3, them="Bo")}) == "/messages/who"
    asked = seen(browser.get("/messages/who"))
    assert "The messages so far are with Alex , who does not write here under that name." in asked
    assert choose(browser) == "/messages/done"


def test_a_form_that_says_too_little_is_shown_again_with_what_is_missing(browser: Client) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    answer = browser.post("/messages/who", {"called": "A.", "words": "1"})
    assert answer.headers["Location"] == "/messages/who"
    again = browser.get("/messages/who")
    assert "Choose which of these names is yours." in seen(again)
    assert 'value="A."' in again.content.decode()
    assert 'name="words" value="1" checked' in again.content.decode()
    assert "Choose which" not in seen(browser.get("/messages/who"))


def test_a_name_that_is_too_long_is_refused(browser: Client) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    browser.post("/messages/who", {**ME, "called": "A" * 61})
    assert "longer than a name needs to be" in seen(browser.get("/messages/who"))


def test_of_many_writers_two_are_chosen_and_the_others_left_out(browser: Client) -> None:
    assert send_and_wait(browser, {"group.txt": GROUP}) == "/messages/who"
    asked = seen(browser.get("/messages/who"))
    assert "Who is who?" in asked
    browser.post("/messages/who", {"who-1": "me"})
    assert "Choose who it is about." in seen(browser.get("/messages/who"))
    browser.post("/messages/who", {"who-1": "them"})
    assert "Choose which of these names is yours." in seen(browser.get("/messages/who"))
    assert choose(browser, **{"who-1": "them", "who-2": "me", "who-3": "other"}) == "/messages/done"
    assert "One message by someone else was left out." in seen(browser.get("/messages/done"))


def test_one_person_under_two_names_is_one(browser: Client) -> None:
    renamed = PAIR + chat(3, them="Alex 🌸")
    send_and_wait(browser, {"chat.txt": renamed})
    names = ["Alex 🌸", "Kim", "Alex"]
    page = browser.get("/messages/who").content.decode()
    assert [page.index(f"<bdi>{name}</bdi>") for name in names] == sorted(
        page.index(f"<bdi>{name}</bdi>") for name in names
    )
    assert choose(browser, **{"who-1": "them", "who-2": "me", "who-3": "them"}) == "/messages/done"
    kept = book_of(browser).record(Names)
    assert kept is not None
    assert set(kept.them) == {"Alex", "Alex 🌸"}
    assert "left out" not in seen(browser.get("/messages/done")).replace("what was left out", "")


def test_where_one_person_alone_writes_it_is_asked_who_that_is(browser: Client) -> None:
    alone = "13/01/2024, 09:01 - Alex: yes\n20/02/2024, 09:01 - Alex: and you?\n"
    send_and_wait(browser, {"chat.txt": alone})
    assert "Only one person writes here. Who is it?" in seen(browser.get("/messages/who"))
    assert choose(browser, me="other") == "/messages/done"
    kept = book_of(browser).record(Names)
    assert kept is not None
    assert (kept.me, kept.them) == ((), ("Alex",))
    assert browser.get("/messages").status_code == 200


def test_of_several_chats_one_is_chosen_first(browser: Client) -> None:
    files = {"a.txt": chat(3), "b.txt": chat(9, them="Bo")}
    assert send_and_wait(browser, files) == "/messages/who"
    assert browser.get("/messages/who").headers["Location"] == "/messages/chat"
    listed = seen(browser.get("/messages/chat"))
    assert listed.index("Bo, Kim 36 messages, 13 January 2026 to 21 January 2026") < listed.index(
        "Alex, Kim 12 messages"
    )
    browser.post("/messages/chat", {})
    assert "Choose the chat that it is about." in seen(browser.get("/messages/chat"))
    browser.post("/messages/chat", {"chat": "3"})
    assert "Choose the chat that it is about." in seen(browser.get("/messages/chat"))
    assert browser.post("/messages/chat", {"chat": "2"}).headers["Location"] == "/messages/who"
    assert "Another chat" in seen(browser.get("/messages/who"))
    assert choose(browser) == "/messages/done"
    kept = book_of(browser).record(Names)
    assert kept is not None
    assert kept.them == ("Alex",)
    assert "36 messages of other chats in these files were left out; if one of them is" in seen(
        browser.get("/messages/done")
    )


def test_chats_with_one_person_in_several_apps_are_put_together(browser: Client) -> None:
    files = {"a.txt": chat(3), "b.txt": chat(9, them="+49 170 1"), "c.txt": chat(2, them="Bo")}
    send_and_wait(browser, files)
    assert browser.post("/messages/chat", {"chat": ["1", "2"]}).headers["Location"] == "/messages/who"
    asked = seen(browser.get("/messages/who"))
    assert "Who is who?" in asked
    assert "Bo" not in asked
    sides = {"Kim": "me", "+49 170 1": "them", "Alex": "them"}
    order = sorted(sides, key=asked.index)
    assert choose(browser, **{f"who-{place}": sides[name] for place, name in enumerate(order, 1)}) == "/messages/done"
    kept = book_of(browser).record(Names)
    assert kept is not None
    assert (set(kept.me), set(kept.them)) == ({"Kim"}, {"+49 170 1", "Alex"})
    assert set(kept.chats) == {"+49 170 1, Kim", "Alex, Kim"}
    send_and_wait(browser, {"a.txt": chat(4), "b.txt": chat(9, them="+49 170 1")})
    assert "of other chats" not in seen(browser.get("/messages/done"))


def test_a_chat_kept_by_an_earlier_version_is_known_again(browser: Client) -> None:
    assert send_and_wait(browser, {"a.txt": chat(3)}) == "/messages/who"
    choose(browser, **ME)
    book = book_of(browser)
    kept = book.record(Names)
    assert kept is not None
    book.put(msgspec.structs.replace(kept, chat="Alex, Kim", chats=()))
    group = chat(3) + "25/02/2026, 09:00 - Bo: and me\n"
    assert send_and_wait(browser, {"a.txt": chat(5), "b.txt": group.replace("2026", "2025")}) == "/messages/done"


def test_pasted_messages_are_read_like_a_file(browser: Client) -> None:
    assert "Paste messages" in seen(browser.get("/messages"))
    assert "Copied messages" in seen(browser.get("/messages/paste"))
    browser.post("/messages/paste", {"text": "  "})
    assert "Paste the messages first." in seen(browser.get("/messages/paste"))
    assert browser.post("/messages/paste", {"text": chat(3)}).headers["Location"] == "/messages/work"
    assert wait(browser) == "/messages/who"
    choose(browser, **ME)
    assert "12 messages" in seen(browser.get("/messages"))


def test_pasted_text_that_is_no_chat_is_refused_in_one_sentence(browser: Client) -> None:
    assert browser.post("/messages/paste", {"text": "we said we would talk"}).headers["Location"] == "/messages/paste"
    page = seen(browser.get("/messages/paste"))
    assert "These do not look like messages copied from an app." in page
    assert "we said we would talk" in page


def test_dates_that_can_be_read_in_two_ways_are_asked_about(browser: Client) -> None:
    unclear = "05/03/2024, 09:00 - Kim: hi\n06/03/2024, 09:00 - Alex: hi\n07/03/2024, 09:00 - Alex: so\n"
    send_and_wait(browser, {"chat.txt": unclear})
    asked = seen(browser.get("/messages/who"))
    assert "5 March 2024 to 7 March 2024 the day stands before the month" in asked
    assert "3 May 2024 to 3 July 2024 the month stands before the day" in asked
    browser.post("/messages/who", ME)
    assert "Choose which way the dates are to be read." in seen(browser.get("/messages/who"))
    assert choose(browser, **ME, order="mdy") == "/messages/done"
    assert [each.record.month for each in book_of(browser).all(Month)] == ["2024-05", "2024-06", "2024-07"]
    assert "--" not in seen(browser.get("/messages/done"))


def test_times_are_read_in_the_zone_that_was_chosen(browser: Client) -> None:
    where = send_and_wait(browser, {"chat.txt": chat(1, per_day=2)}, zone="Asia/Tokyo")
    assert where == "/messages/who"
    choose(browser)
    (brought,) = (each.record for each in book_of(browser).all(Brought))
    assert brought.first is not None
    assert brought.first.isoformat() == "2026-01-13T00:00:00+00:00"
    assert 'value="Asia/Tokyo" selected' in browser.get("/messages").content.decode()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"chat.txt": b""}, "is empty; export the chat again"),
        ({"chat.zip": zipped({"chat.txt": PAIR.encode()})[:-40]}, "is a damaged or incomplete zip file"),
        ({"chat.zip": zipped({})}, "holds no chat text"),
        ({"chat.zip": zipped({"one.jpg": b"\xff\xd8", "two.jpg": b"\xff\xd8"})}, "holds no chat text"),
        ({"notes.txt": "shopping\nbread\n"}, "notes.txt"),
        ({"chat.txt": "13/01/2024, 09:00 - Messages are encrypted\n"}, "no message by anyone"),
    ],
)
def test_files_that_are_no_chat_are_refused_with_one_sentence_beside_the_form(
    browser: Client, home: Path, files: dict[str, bytes], sentence: str
) -> None:
    assert send_and_wait(browser, files) == "/messages"
    page = browser.get("/messages")
    assert seen(page).count(sentence) == 1
    assert 'type="file"' in page.content.decode()
    assert sentence not in seen(browser.get("/messages"))
    assert book_of(browser).count(Brought) == 0
    assert open_files(home) == []


def test_no_file_at_all_is_asked_for(browser: Client) -> None:
    assert send(browser, {}).headers["Location"] == "/messages"
    assert "Choose at least one file first." in seen(browser.get("/messages"))


def test_a_zone_that_does_not_exist_is_refused(browser: Client, home: Path) -> None:
    assert send(browser, {"chat.txt": PAIR}, zone="Europe/Atlantis").headers["Location"] == "/messages"
    assert "There is no time zone “Europe/Atlantis”" in seen(browser.get("/messages"))
    assert open_files(home) == []


def test_cancelling_while_it_asks_keeps_nothing(browser: Client, home: Path) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    assert browser.post("/messages/stop").headers["Location"] == "/messages/work"
    work_of(browser).wait()
    page = browser.get("/messages/work", follow=True)
    assert page.redirect_chain[-1][0] == "/messages"
    assert "Cancelled. Nothing of these files was kept." in seen(page)
    assert book_of(browser).count(Brought) == 0
    assert open_files(home) == []


def test_cancelling_when_it_is_done_changes_nothing(browser: Client) -> None:
    bring_in(browser, {"chat.txt": PAIR})
    browser.post("/messages/stop")
    assert wait(browser) == "/messages/done"
    assert book_of(browser).count(Brought) == 1


def test_locking_ends_the_import(browser: Client, home: Path) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    work = work_of(browser)
    browser.post("/lock")
    assert work.wait().stage == "cancelled"
    assert open_files(home) == []
    assert visit_of(browser).work is None


def test_idling_while_it_asks_ends_the_import(browser: Client, clock: Clock) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    work = work_of(browser)
    clock.pass_minutes(16)
    browser.get("/messages/who")
    assert work.wait().stage == "cancelled"


def test_a_second_import_waits_for_the_first(browser: Client, home: Path) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    assert send(browser, {"other.txt": chat(2)}).headers["Location"] == "/messages"
    page = seen(browser.get("/messages"))
    assert "Another import is still under way" in page
    assert "See how far it is" in page
    assert choose(browser) == "/messages/done"
    assert "3 messages" in seen(browser.get("/messages"))
    assert open_files(home) == []


def test_another_tab_and_a_reload_show_where_the_import_is(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    bringing = work_of(browser)
    for state, said in [
        (JobState("receiving", 30, 120), "Taking the files in: 25 in 100."),
        (JobState("opening"), "Opening the file."),
        (JobState("reading", 0, 100, "chat.txt", 1, 1), "Reading chat.txt."),
        (JobState("reading", 40, 100, "chat.txt", 2, 3), "Reading file 2 of 3: chat.txt."),
        (
            JobState("reading", 60, 100, "chat.txt", 1, 1, "times"),
            "Reading chat.txt. Once more, to get the times right.",
        ),
        (JobState("reading", 60, 100, "chat.txt", 1, 1, "people"), "Reading chat.txt. Once more, for the two of you."),
        (JobState("working"), "Putting the messages in order."),
        (JobState("keeping", 0, 1), "Putting them into memory."),
    ]:
        monkeypatch.setattr(type(bringing), "state", state)
        for _ in range(2):
            page = browser.get("/messages/work")
            assert said in seen(page)
            assert "Cancel" in seen(page)
        assert browser.get("/messages/who").headers["Location"] == "/messages/work"
    assert 'http-equiv="refresh"' in page.content.decode()


def test_the_bar_stands_where_the_import_is_and_has_no_place_where_that_cannot_be_told(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    bringing = work_of(browser)
    for state, bar in [
        (JobState("receiving", 120, 120), '<progress value="100" max="100"'),
        (JobState("opening"), "<progress aria-"),
        (JobState("reading", 0, 100, "chat.txt", 1, 1), '<progress value="0" max="100"'),
        (JobState("reading", 100, 100, "chat.txt", 1, 1), '<progress value="100" max="100"'),
        (JobState("working"), "<progress aria-"),
    ]:
        monkeypatch.setattr(type(bringing), "state", state)
        assert bar in browser.get("/messages/work").content.decode()


def test_an_import_that_takes_a_moment_to_stop_says_so(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    monkeypatch.setattr(type(work_of(browser)), "state", JobState("keeping", 0, 1))
    monkeypatch.setattr(type(work_of(browser)), "stopping", True)
    page = seen(browser.get("/messages/work"))
    assert "Stopping. Nothing of these files will be kept." in page
    assert "Cancel" not in page


def test_what_polls_is_led_on_as_a_whole_page(browser: Client) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    answer = browser.get("/messages/work", HTTP_HX_REQUEST="true")
    assert answer.headers["HX-Redirect"] == "/messages/who"


def test_a_page_that_asks_does_not_ask_for_itself(browser: Client) -> None:
    send_and_wait(browser, {"chat.txt": PAIR})
    body = browser.get("/messages/who").content.decode()
    assert "hx-trigger" not in body
    assert 'http-equiv="refresh"' not in body


@pytest.mark.parametrize("name", [HOSTILE, "محمد " * 12 + "علي", "👩‍👩‍👧" * 12, "A" * 100])
def test_hostile_and_odd_names_stay_text(browser: Client, name: str) -> None:
    put(browser, chat(2, them=name), them=name, files=(f"{name}.txt",))
    for path in ("/messages", "/messages/done", "/reading", "/messages/forget"):
        page = browser.get(path)
        assert page.status_code == 200
        assert HOSTILE not in page.content.decode()
    assert name in seen(browser.get("/messages"))


def test_a_hostile_name_stays_text_where_it_is_asked_about(browser: Client) -> None:
    assert send_and_wait(browser, {f"{HOSTILE}.txt": chat(2, them=HOSTILE)}) == "/messages/who"
    page = browser.get("/messages/who")
    assert HOSTILE not in page.content.decode()
    assert HOSTILE in seen(page)


def test_what_the_pages_call_them_can_be_changed(browser: Client) -> None:
    put(browser, PAIR)
    browser.post("/messages/called", {"called": " Lex "})
    assert "Saved." in seen(browser.get("/messages"))
    kept = book_of(browser).record(Names)
    assert kept is not None
    assert kept.called == "Lex"
    browser.post("/messages/called", {"called": "x" * 61})
    assert "longer than a name needs to be" in seen(browser.get("/messages"))


def test_all_messages_can_be_forgotten_and_dates_stay(browser: Client) -> None:
    put(browser, PAIR, words=True)
    browser.get("/reading")
    browser.post("/reading/dates", {"what": "breakup", "day": "2024-02-01"})
    asked = seen(browser.get("/messages/forget"))
    assert "Remove these messages?" in asked
    assert "3 messages, with their words." in asked
    assert "Remove the messages" in asked
    assert "Keep them here" in asked
    assert browser.post("/messages/forget").headers["Location"] == "/messages"
    book = book_of(browser)
    kinds = (Month, Words, Names, Brought, DigestKey, LastReading)
    assert [book.count(kind) for kind in kinds] == [0] * len(kinds)
    assert book.count(Mark) == 1
    assert "Your messages are removed." in seen(browser.get("/messages"))
    assert browser.get("/messages/forget").headers["Location"] == "/messages"
    put(browser, PAIR)


def test_the_pages_ask_the_database_no_more_often_when_more_is_kept(
    browser: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    keep(visit_of(browser), PASSPHRASE)
    put(browser, chat(400))
    for month in range(14):
        put(browser, chat(2, first=f"2027-{month % 12 + 1:02}-15"))
    with django_assert_max_num_queries(8):
        page = seen(browser.get("/messages"))
    assert "3 imports before these are not listed." in page


def test_where_there_is_danger_it_says_what_an_export_can_do_and_urges_nobody(browser: Client) -> None:
    warning = "An export is a file that anyone at your phone or computer can open."
    assert warning not in seen(browser.get("/messages"))
    assert b'<button class="btn">Bring them in' in browser.get("/messages").content
    answer_all(browser, SAFE | {"harm": ["afraid"]})
    said = seen(browser.get("/messages"))
    assert warning in said
    assert "See what your messages show" not in said
    assert b'<button class="btn quiet">Bring them in' in browser.get("/messages").content


@pytest.mark.parametrize("kept", [True, False])
def test_while_an_import_is_under_way_the_main_thing_is_to_see_how_far_it_is(browser: Client, kept: bool) -> None:
    if kept:
        put(browser, PAIR)
    send_and_wait(browser, {"bo.txt": chat(3, them="Bo")})
    page = browser.get("/messages").content.decode()
    assert re.findall(r'class="btn" href="([^"]+)"', page) == ["/messages/work"]
    assert "See what your messages show" not in page
    assert 'type="file"' not in page
