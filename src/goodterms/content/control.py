"""The shape of wording that sets control in place of a limit: `<language>/control/<id>.toml`."""

from __future__ import annotations

from goodterms.content.rules import Wording


class ControlRule(Wording, frozen=True, kw_only=True):
    """One sort of control.

    why: in one sentence, what it is and why it is not taken as a term; instead: what a limit could say. source:
    `article:<part>`, `evidence:<id>`, or `care` where no study stands behind it.
    """

    why: str
    instead: str
    source: str
