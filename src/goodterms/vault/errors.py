"""Say in one sentence why a vault cannot be made or opened.

BadVault             anything about a vault that cannot be done as asked
├── WrongPassphrase  the passphrase does not open this vault
├── WrongCode        the recovery code is well written, but not the one of this vault
├── MistypedCode     what was typed cannot be a recovery code
├── BrokenVault      damaged, altered, or put together from parts that do not belong together
└── NewerVault       made by a newer Good Terms
"""

from goodterms.errors import BadInput


class BadVault(BadInput):
    """A vault that cannot be made or opened as asked."""


class WrongPassphrase(BadVault):
    """The passphrase does not open this vault."""


class WrongCode(BadVault):
    """The recovery code is well written, but not the one of this vault."""


class MistypedCode(BadVault):
    """What was typed cannot be a recovery code."""


class BrokenVault(BadVault):
    """A vault, or a part of one, that is damaged, altered, or belongs elsewhere."""


class NewerVault(BadVault):
    """A vault that a newer Good Terms has made."""
