"""People who use a server over HTTP, as browsers without JavaScript do: cookies, forms with tokens, redirects."""

from __future__ import annotations

import http.client
import re
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FOUND, MOST_STEPS, SECONDS = 302, 6, 120


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the page, where it leads, and how long it took in seconds."""

    status: int
    page: str
    leads: str
    seconds: float


class Away(Exception):
    """A node did not answer."""


@dataclass
class Person:
    """Somebody with a browser. address: as it is known outside; nodes: ports of this machine, taken in turn."""

    address: str
    nodes: Sequence[int]
    cookies: dict[str, str] = field(default_factory=dict)
    turn: int = field(default_factory=lambda: secrets.randbelow(1000))
    again: bool = True

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str], on: str = "") -> Answer:
        """Send a form, with the token of the page that it stands on (`on`, or the path itself)."""
        token = self.token(on or path)
        body = urlencode({**fields, "csrfmiddlewaretoken": token})
        return self.ask("POST", path, body.encode(), "application/x-www-form-urlencoded")

    def send(self, path: str, name: str, data: bytes, fields: Mapping[str, str], on: str) -> Answer:
        """Send a file."""
        fields = {**fields, "csrfmiddlewaretoken": self.token(on)}
        mark = secrets.token_hex(16)
        parts = [(f'name="{key}"', value.encode()) for key, value in fields.items()]
        parts.append((f'name="files"; filename="{name}"\r\nContent-Type: text/plain', data))
        begun = (f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() for head, _ in parts)
        body = b"".join(head + value + b"\r\n" for head, (_, value) in zip(begun, parts, strict=True))
        body += f"--{mark}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={mark}")

    def token(self, path: str) -> str:
        """Read the token of a form."""
        page = self.get(path)
        for _ in range(MOST_STEPS):
            if page.status != FOUND:
                break
            page = self.get(page.leads)
        found = TOKEN.search(page.page)
        if found is None:
            raise Away(f"{page.status} in the place of a form")
        return found.group(1)

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        """Ask one node; where it is away, the next one, as a proxy does with what is safe to ask twice."""
        tries = len(self.nodes) if method == "GET" and self.again else 1
        for left in reversed(range(tries)):
            try:
                return self._ask(method, path, body, kind)
            except (OSError, http.client.HTTPException) as problem:
                if not left:
                    raise Away(type(problem).__name__) from problem
        raise Away

    def _ask(self, method: str, path: str, body: bytes | None, kind: str) -> Answer:
        self.turn += 1
        headers = {"Host": urlsplit(self.address).netloc, "Origin": self.address, "Sec-Fetch-Site": "same-origin"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if kind:
            headers["Content-Type"] = kind
        begun = perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.nodes[self.turn % len(self.nodes)], timeout=SECONDS)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return Answer(answer.status, page, answer.headers.get("Location", ""), perf_counter() - begun)


def joined(address: str, nodes: Sequence[int], name: str, password: str, passphrase: str) -> Person:
    """Open an account and a vault, on a server where anybody may."""
    person = Person(address, nodes)
    person.post("/account/new", {"username": name, "password1": password, "password2": password})
    person.post("/keep", {"passphrase": passphrase, "again": passphrase, "zone": "Europe/Berlin"})
    return person
