"""The shape of a rule of stopping: when it holds, what is said, and why.

`<language>/stops/<id>.toml`; they need no setting, and nothing turns one off.
"""

import msgspec


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule.

    when: a condition over what is known, see goodterms.progress.stops. says: that it is time; why: one reason. source:
    `article:<part>`, `evidence:<id>`, or `care` where no study stands behind it. headline, next_step, would_change:
    what a plan that would have gone on says in place of its own; `says` and `why` where they are left out.
    """

    id: str
    order: int
    when: str
    says: str
    why: str
    source: str
    headline: str = ""
    next_step: str = ""
    would_change: tuple[str, ...] = ()
