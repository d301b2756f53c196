"""Whatever one node does, the next one finds: no request may lean on what a process holds."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction

from goodterms.server import visits
from goodterms.server.erasing import erase
from goodterms.server.models import Account, StoredVisit
from goodterms.server.sweeping import sweep
from goodterms.web import database, told
from goodterms.web.models import Sealed, Vault
from goodterms.web.visits import Held
from tests.server.conftest import PASSPHRASE, a_browser
from tests.web.asking import answer, answer_all, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    Browsers = Callable[[str], Client]


def test_who_has_not_signed_in_is_led_to_the_door(stranger: Client) -> None:
    for path in ("/", "/plan", "/settings"):
        assert stranger.get(path).headers["Location"] == "/account/in"
    assert StoredVisit.objects.count() == 0


def test_before_a_passphrase_is_chosen_nothing_else_is_offered(signed_in: Browsers) -> None:
    browser = signed_in("robin")
    assert browser.get("/questions").headers["Location"] == "/keep"
    assert browser.get("/keep").status_code == 200


def test_what_is_kept_is_keyed_by_the_account_and_open_to_its_visit_alone(
    keeper: Browsers, signed_in: Browsers
) -> None:
    browser, other = keeper("robin"), signed_in("kim")
    assert browser.get("/settings").status_code == 200
    assert other.get("/settings").headers["Location"] == "/keep"
    robin = Account.objects.get(name="robin")
    assert [each.account for each in Vault.objects.all()] == [robin.whose]
    assert set(Sealed.objects.values_list("account", flat=True)) == {robin.whose}


def test_another_browser_of_the_same_account_has_to_give_the_passphrase(keeper: Browsers, signed_in: Browsers) -> None:
    keeper("robin")
    phone = signed_in("robin")
    assert phone.get("/settings").headers["Location"] == "/unlock"
    assert phone.post("/unlock", {"passphrase": "not these words at all"}).headers["Location"] == "/unlock"
    assert phone.post("/unlock", {"passphrase": PASSPHRASE}).headers["Location"] == "/"
    assert phone.get("/settings").status_code == 200


def test_locking_locks_everywhere(keeper: Browsers, signed_in: Browsers) -> None:
    desk = keeper("robin")
    phone = signed_in("robin")
    phone.post("/unlock", {"passphrase": PASSPHRASE})
    desk.post("/lock")
    for browser in (desk, phone):
        assert browser.get("/settings").headers["Location"] == "/unlock"


def test_a_cookie_of_another_account_opens_nothing(keeper: Browsers, signed_in: Browsers) -> None:
    robin, kim = keeper("robin"), signed_in("kim")
    kim.cookies[settings.VISIT_COOKIE_NAME] = robin.cookies[settings.VISIT_COOKIE_NAME].value
    assert kim.get("/settings").headers["Location"] == "/keep"
    assert robin.get("/settings").status_code == 200


def test_a_visit_without_its_sign_in_opens_nothing(keeper: Browsers) -> None:
    robin, thief = keeper("robin"), a_browser()
    thief.cookies[settings.VISIT_COOKIE_NAME] = robin.cookies[settings.VISIT_COOKIE_NAME].value
    assert thief.get("/settings").headers["Location"] == "/account/in"


def test_the_database_alone_opens_no_visit(keeper: Browsers) -> None:
    from goodterms.server.visits import opened

    browser = keeper("robin")
    row = StoredVisit.objects.get()
    word = browser.cookies[settings.VISIT_COOKIE_NAME].value
    assert opened(word, bytes(row.body)) is not None
    assert opened(row.id, bytes(row.body)) is None
    assert word.encode() not in bytes(row.body) + row.id.encode()


def test_an_idle_visit_comes_back_locked_and_says_so(keeper: Browsers) -> None:
    browser = keeper("robin")
    StoredVisit.objects.update(until=datetime(2020, 1, 1, tzinfo=UTC))
    assert browser.get("/settings").headers["Location"] == "/unlock"
    assert "15 minutes" in browser.get("/unlock").content.decode()
    assert browser.get("/settings").headers["Location"] == "/unlock"


def test_wrong_passphrases_are_counted_for_all_browsers_of_an_account(keeper: Browsers, signed_in: Browsers) -> None:
    keeper("robin")
    for _ in range(5):
        signed_in("robin").post("/unlock", {"passphrase": "not these words at all"})
    phone = signed_in("robin")
    phone.post("/unlock", {"passphrase": PASSPHRASE})
    assert "wrong 5 times" in phone.get("/unlock").content.decode()
    assert phone.get("/settings").headers["Location"] == "/unlock"


@pytest.mark.parametrize("path", ["/start/x", "/admin", "/account/email", "/accounts/login/"])
def test_what_is_not_offered_does_not_exist(keeper: Browsers, path: str) -> None:
    assert keeper("robin").get(path).status_code == 404


def test_help_is_there_before_anybody_signs_in_and_stores_nothing(stranger: Client) -> None:
    assert "Help: whom to call" in stranger.get("/help").content.decode()
    assert '<option value="DE" selected>' in stranger.post("/help", {"country": "DE"}).content.decode()
    assert 'href="/help"' in stranger.get("/account/in").content.decode()
    assert StoredVisit.objects.count() == 0


def test_help_is_there_while_locked(keeper: Browsers) -> None:
    browser = keeper("robin")
    browser.post("/lock")
    assert "Help: whom to call" in browser.get("/help").content.decode()


def test_a_request_in_which_only_time_went_by_takes_nothing_from_another(keeper: Browsers) -> None:
    robin = keeper("robin")
    store, word = visits.StoredVisits(), robin.cookies[settings.VISIT_COOKIE_NAME].value
    slow, quick = store.find(word), store.find(word)
    assert slow
    assert quick
    quick.until = datetime(2020, 1, 1, tzinfo=UTC)
    store.save(quick)
    slow.held["a link"] = Held({"link": ["to be shown once"]})
    store.save(slow)
    found = store.find(word)
    assert found
    assert "a link" in found.held


def test_a_link_from_elsewhere_does_not_take_the_place_of_what_is_open(keeper: Browsers) -> None:
    robin = keeper("robin")
    word = robin.cookies.pop(settings.VISIT_COOKIE_NAME).value  # as a browser does with a strict cookie
    came = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert robin.get("/settings", headers=came).headers["Location"] == "/unlock"
    assert settings.VISIT_COOKIE_NAME not in robin.cookies
    robin.cookies[settings.VISIT_COOKIE_NAME] = word
    assert robin.get("/settings").status_code == 200


@pytest.mark.parametrize("delete", [database.delete_vault, erase])
def test_deleting_takes_what_somebody_writes_at_that_moment(keeper: Browsers, delete: Callable[[str], object]) -> None:
    keeper("robin")
    whose = Account.objects.get().whose
    table = database.DatabaseTable(bytes.fromhex(whose))

    def gone() -> None:
        with transaction.atomic():
            delete(whose)
        connection.close()

    deleting = threading.Thread(target=gone)
    with table.writing():
        rows = table.every()
        table.write([replace(row, version=row.version + 1) for row in rows])
        table.write([replace(rows[0], id=b"x" * 16)])
        deleting.start()
        waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        with connection.cursor() as cursor:
            for _ in range(200):
                cursor.execute(waits)
                if cursor.fetchone()[0]:
                    break
                threading.Event().wait(0.05)
    deleting.join()
    assert (Vault.objects.count(), Sealed.objects.count()) == (0, 0)


def test_the_sweep_takes_what_the_limits_of_guessing_noted(keeper: Browsers) -> None:
    keeper("robin")
    cache.set("an-address", [1], 60)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO limits VALUES ('old', 'x', '2020-01-01')")
        sweep()
        cursor.execute("SELECT count(*) FROM limits WHERE cache_key = 'old'")
        assert cursor.fetchone() == (0,)
    assert cache.get("an-address") == [1]


def test_a_slip_is_mended_on_whichever_node(keeper: Browsers, monkeypatch: pytest.MonkeyPatch) -> None:
    robin = keeper("robin")
    answer_all(robin, {"thoughts": ["no"], "harm": [], "distance": ["no-contact"]})
    monkeypatch.setattr(told, "_told", set())  # the next request comes to another node
    answer(robin, "distance")
    assert "What you told, and what stays" not in seen(robin.get("/answers"))


def test_who_has_signed_in_lies_sealed_and_says_no_more_than_the_day(keeper: Browsers) -> None:
    from goodterms.server.models import SignedIn

    browser = keeper("robin")
    row = SignedIn.objects.get()
    assert row.account == Account.objects.get().whose
    assert "auth" not in row.session_data
    assert (row.expire_date.hour, row.expire_date.minute, row.expire_date.second) == (0, 0, 0)
    SignedIn.objects.update(session_data="not sealed by us")
    assert browser.get("/settings").headers["Location"] == "/account/in"
