"""The shape of one thing to do today, or of nothing: when it comes first, what is said, why, and where it leads.

`<language>/today/<id>.toml`; the first in `order` whose condition holds is what today is about.
"""

from typing import Literal

import msgspec

Place = Literal[
    "help", "plan", "write", "terms", "said", "check-in", "contact", "trial", "messages", "questions", "way-out", "none"
]


class Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to do, or nothing.

    when: a condition over what is known, see goodterms.companion.today. says: what to do; it may name {day}, until when
    there is nothing, and {quiet}, the last of the days without contact. why: one reason. leads: the place where it is
    done; label: of the button there. source: `article:<part>`, `evidence:<id>`, or `care` where no study stands behind.
    """

    id: str
    order: int
    when: str
    says: str
    why: str
    source: str
    leads: Place = "none"
    label: str = ""
