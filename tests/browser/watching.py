"""Watch what a browser does while a test goes on: it may neither complain nor ask anybody else for anything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request, WebError

OURS = ("127.0.0.1", "localhost")
LOCAL = ("data", "blob", "about")
STATUS = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")


@dataclass
class Watch:
    """What went wrong in the browsers of a test. expected: statuses of pages that the test asks for on purpose."""

    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch over a browser from now on."""
        self.contexts.append(context)
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", self._broke)
        context.on("dialog", self._interrupted)
        return context

    def found(self) -> list[str]:
        """Give every fault, also those of this moment."""
        for context in self.contexts:
            context.cookies()  # whatever the browser has said by now arrives before the answer to this
        return self.faults

    def picture(self, folder: Path, name: str) -> None:
        """Take a picture of every page that is open."""
        folder.mkdir(parents=True, exist_ok=True)
        pages = [page for context in self.contexts for page in context.pages if not page.is_closed()]
        for number, page in enumerate(pages, start=1):
            page.screenshot(path=folder / f"{name}-{number}.png", full_page=True)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.hostname not in OURS and address.scheme not in LOCAL:
            self.faults.append(f"{request.frame.url} asked {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning", "assert"}:
            return
        status = STATUS.match(message.text)
        if not status or int(status[1]) not in self.expected:
            self.faults.append(f"{message.location['url']}: {message.text}")

    def _interrupted(self, dialog: Dialog) -> None:
        self.faults.append(f"a window opened: {dialog.message}")
        dialog.dismiss()

    def _broke(self, error: WebError) -> None:
        self.faults.append(str(error.error))
