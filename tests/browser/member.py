"""Somebody with an account on a server: how they come in, with a phone that has an app for codes and passkeys."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.browser.person import PASSPHRASE, Person
from tests.server.accounts.codes import code_of

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

    from tests.browser.served import Served

PASSWORD = "seven slow tortoises"  # noqa: S105 (a password of nobody, as the next one)
ANOTHER_PASSWORD = "nine patient snails"  # noqa: S105
PHONE_KEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class Member(Person):
    """Somebody at the pages of a server. name: of their account; secret: of their app for codes."""

    server: Served | None = None
    secret: str = ""
    name: str = field(default_factory=lambda: f"robin-{secrets.token_hex(4)}")

    def host_does(self, *arguments: str) -> str:
        """Have the host do something at the terminal."""
        assert self.server is not None
        return self.server.does("host", *arguments)

    def opens_account(self) -> Self:
        """Open an account by a fresh link."""
        self.page.goto(self.host_does("invite"))
        self.presses("Go on").fills(username=self.name, password1=PASSWORD, password2=PASSWORD)
        return self.presses("Open the account").is_at("/keep")

    def chooses_passphrase(self) -> Self:
        """Choose the passphrase, and leave the recovery code for later."""
        return self.fills(passphrase=PASSPHRASE, again=PASSPHRASE).presses("Go on").is_at("/keep/code")

    def has_account(self) -> Self:
        """Have an account, with something kept and open."""
        return self.opens_account().chooses_passphrase()

    def signs_out(self) -> Self:
        """Sign out by the link at the foot."""
        self.page.get_by_role("contentinfo").get_by_role("link", name="Sign out").click()
        self.main.get_by_role("button", name="Sign out").click()
        return self.is_at("/account/in")

    def signs_in(self, password: str = PASSWORD) -> Self:
        """Give name and password."""
        return self.opens("/account/in").fills(login=self.name, password=password).presses("Sign in")

    def is_it(self, password: str = PASSWORD) -> Self:
        """Show once more that it is them."""
        return self.sees("Is it you?").fills(password=password).presses("Go on")

    def follows_on(self, name: str) -> Self:
        """Follow the one link in the middle of the page that begins so, and says besides what it is about."""
        self.main.get_by_role("link", name=name).click()
        return self

    def is_it_by_code(self, code: str) -> Self:
        """Show by a code that it is them."""
        self.sees("Is it you?").follows("Use a code")
        return self.fills(code=code).presses("Go on")

    def switches_codes_on(self) -> list[str]:
        """Set up the app for codes; give the spare codes."""
        self.opens("/account/second/app").is_it().sees("Let it read this picture")
        self.secret = (self.main.locator("p.path").text_content() or "").strip()
        self.fills(code=code_of(self.secret)).presses("Switch on").is_at("/account/second/codes")
        return self.main.locator("ul.path li").all_inner_texts()

    def has_passkeys(self) -> CDPSession:
        """Have a browser that keeps passkeys, and unlocks them by itself."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_KEYS})
        return session

    def adds_passkey(self, called: str = "my phone", *, alone: bool = True) -> Self:
        """Add a passkey. alone: it lets in by itself."""
        self.opens("/account/passkeys/new").is_it().sees("What you call it").fills(name=called)
        self.page.get_by_role("checkbox").set_checked(alone)
        self.presses("Add it")
        return self.is_at("/account/second/codes")
