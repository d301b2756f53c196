"""Accounts of a server, in a real browser: the way in with password, codes and passkeys, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.every_page import (
    crowded,
    hard_to_see_in_the_dark,
    hard_to_use,
    spoiled_in_print,
    telling_title,
    too_wide,
    without_skip_link,
)
from tests.browser.exports import story
from tests.browser.member import ANOTHER_PASSWORD, Member
from tests.browser.person import ON_THE_WAY, SAFE
from tests.browser.served import served
from tests.server.accounts.codes import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import NewContext
    from tests.browser.served import Served
    from tests.browser.watching import Watch

DESK = {"width": 1280, "height": 900}
ON_EVERY_PAGE = (
    hard_to_use,
    hard_to_see_in_the_dark,
    too_wide,
    crowded,
    telling_title,
    spoiled_in_print,
    without_skip_link,
)
SIGNED_OUT = ("/account/in", "/account/seen", "/account/password/forgotten", "/account/gone", "/account/inactive")
SIGNED_IN = (
    "/account",
    "/account/second",
    "/account/second/app",
    "/account/second/codes/new",
    "/account/passkeys",
    "/account/passkeys/new",
    "/account/password",
    "/account/delete",
    "/account/out",
    "/settings",
    "/settings/delete",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a running server; it takes its time to start, so that these tests share one."""
    started = served(tmp_path_factory.mktemp("server") / "home")
    yield started
    started.stop()


@pytest.fixture
def program(server: Served) -> Served:
    """Give it in the place of the program on one's own machine, with no limit of guessing left from another test."""
    server.forgets_limits()
    return server


@pytest.fixture
def member(page: Page, program: Served) -> Member:
    """Give somebody at a phone who has no account yet."""
    return Member(page, program, program)


def test_from_a_link_to_everything_deleted(member: Member) -> None:
    member.opens_account().sees("Choose your passphrase").chooses_passphrase()
    member.opens("/").has_told({**SAFE, **ON_THE_WAY})
    member.opens("/").sees("where things stand").locks().unlocks().sees("where things stand")
    member.signs_out().opens("/plan").is_at("/account/in").signs_in().is_at("/unlock").unlocks()
    member.sees("where things stand").opens("/account").follows("Delete my account and everything in it")
    member.is_it().sees("This cannot be undone.").presses("Delete all of it").is_at("/account/gone")
    member.signs_in().sees("Name and password do not fit together")


def test_the_zone_is_the_browsers_own_until_somebody_chooses(
    new_context: NewContext, program: Served, page: Page
) -> None:
    del page
    far = Member(new_context(timezone_id="Pacific/Auckland").new_page(), program, program)
    expect(far.opens_account().page.get_by_label("Your time zone")).to_have_value("Pacific/Auckland")
    far.page.get_by_label("Your time zone").select_option("Asia/Tokyo")
    far.chooses_passphrase().opens("/settings")
    expect(far.page.get_by_label("Your time zone")).to_have_value("Asia/Tokyo")


def test_codes_of_an_app_and_spare_codes(member: Member) -> None:
    spare = member.has_account().switches_codes_on()
    assert len(spare) == 10
    member.signs_out().signs_in().is_at("/account/second/in").fills(code="000000").presses("Sign in")
    member.sees("That code does not fit").fills(code=code_of(member.secret)).presses("Sign in").is_at("/unlock")
    member.signs_out().signs_in().fills(code=spare[0]).presses("Sign in").is_at("/unlock").unlocks().is_at("/")
    member.opens("/account/second/codes").is_it_by_code(spare[1]).sees("You have 8 spare codes left")


def test_a_passkey_lets_in_by_itself_and_after_the_password(member: Member) -> None:
    member.has_account().has_passkeys()
    member.adds_passkey().opens("/account/passkeys").sees("my phone", "Lets you in by itself.")
    member.signs_out().presses("Sign in with a passkey").is_at("/unlock").unlocks().is_at("/")
    member.signs_out().signs_in().is_at("/account/second/in").presses("Use a passkey").is_at("/unlock")


def test_a_passkey_as_a_second_step_alone(member: Member) -> None:
    member.has_account().has_passkeys()
    member.adds_passkey(alone=False).opens("/account/passkeys").sees("As a second step, after the password.")
    member.signs_out().signs_in().is_at("/account/second/in").presses("Use a passkey").is_at("/unlock")


def test_a_passkey_is_renamed_and_removed(member: Member) -> None:
    member.has_account().has_passkeys()
    member.adds_passkey().opens("/account/passkeys").follows_on("Rename").fills(name="old phone")
    member.presses("Save").sees("old phone").follows_on("Remove").sees("Remove this passkey?")
    member.presses("Remove it").sees("You have none yet.")
    member.signs_out().signs_in().is_at("/unlock")


def test_a_passkey_that_is_not_there_is_said_in_the_page(member: Member) -> None:
    member.has_account().has_passkeys()
    member.signs_out().presses("Sign in with a passkey")
    expect(member.main.get_by_role("alert")).to_contain_text("The passkey was not used, and nothing was changed.")


def test_a_forgotten_password_and_a_lost_phone(member: Member) -> None:
    member.has_account().switches_codes_on()
    member.signs_out().follows("I have forgotten my password").sees("no mail address", "ask at the desk")
    member.page.goto(member.host_does("way-in", member.name, "--without-second-step"))
    member.fills(password1=ANOTHER_PASSWORD, password2=ANOTHER_PASSWORD).presses("Set it")
    member.sees("Your new password is set").signs_in(ANOTHER_PASSWORD).is_at("/unlock").unlocks().is_at("/")


def test_without_javascript_password_and_code_do(
    member: Member, without_script: BrowserContext, program: Served
) -> None:
    member.has_account().switches_codes_on()
    plain = Member(without_script.new_page(), program, program, name=member.name)
    plain.opens("/account/in").sees("A passkey needs JavaScript")
    expect(plain.page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    plain.signs_in().is_at("/account/second/in").sees("A passkey needs JavaScript")
    plain.fills(code=code_of(member.secret)).presses("Sign in").is_at("/unlock").unlocks().is_at("/")
    plain.opens("/account").presses("Lock").is_at("/unlock").signs_out()


def test_leaving_signs_out_in_every_tab(member: Member) -> None:
    member.has_account().opens("/settings").presses("Leave").page.wait_for_url("**/bread")
    member.opens("/settings").is_at("/account/in")


def test_a_chat_that_was_shared_to_it_waits_for_a_word(member: Member) -> None:
    member.has_account().opens("/").has_told(SAFE)
    member.has_been_handed(story())
    member.opens("/messages/shared").sees("These files were handed over").presses("Bring them in")
    member.is_called("Sam").sees("Your messages are in")


@pytest.mark.parametrize("wide", [None, DESK], ids=["phone", "desk"])
def test_every_page_about_accounts_keeps_to_what_holds_for_all(
    member: Member, watch: Watch, wide: dict[str, int] | None
) -> None:
    watch.expected = {404}
    if wide:
        member.page.set_viewport_size({"width": wide["width"], "height": wide["height"]})
    link = member.host_does("invite")
    faults = [
        *_looked_at(member, *SIGNED_OUT, "/account/new", "/join/nobody", link.removeprefix(member.program.address))
    ]
    member.has_account().has_passkeys()
    faults += _looked_at(member, "/account/delete")
    member.switches_codes_on()
    faults += _faults(member, "spare codes")
    faults += _looked_at(member, *SIGNED_IN)
    member.signs_out().signs_in("wrong").sees("do not fit")
    faults += _faults(member, "a wrong password")
    member.signs_in().is_at("/account/second/in")
    faults += _faults(member, "the second step")
    member.fills(code=code_of(member.secret)).presses("Sign in").is_at("/unlock")
    faults += _faults(member, "locked")
    assert not faults, "\n".join(faults)


def _looked_at(member: Member, *paths: str) -> list[str]:
    return [fault for path in paths for fault in _faults(member.opens(path), path)]


def _faults(member: Member, what: str) -> list[str]:
    return [f"{what}: {fault}" for check in ON_EVERY_PAGE for fault in check(member.page)]
